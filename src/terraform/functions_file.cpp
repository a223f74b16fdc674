// file, templatefile, yamldecode, dirname … Only files of the project are read; what a file will
// hold that is not there yet, nobody knows.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "read/plain.h"
#include "terraform/evaluate.h"
#include "terraform/functions.h"
#include "terraform/hcl.h"
#include "terraform/operators.h"
#include "terraform/unknown.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

namespace {

const SourceFile* open(const Arguments& call) {
  return call.evaluator.scope().open(call.text(0));
}

// Nobody writes a policy that long by hand; it is read, but not judged word by word.
constexpr std::size_t most_letters = 1'000'000;

Value text_of(const SourceFile& file, Span use) {
  const Value text = Value::scalar(std::string(file.text()), use, true);
  if (file.text().size() > most_letters) return text;
  auto letters = std::make_shared<Letters>();
  letters->file = file.id();
  const auto size = static_cast<std::uint32_t>(file.text().size());
  letters->ranges.reserve(size);
  for (std::uint32_t at = 0; at < size; ++at) letters->ranges.push_back({at, at + 1});
  return text.spelled(std::move(letters));
}

Value file(const Arguments& call) {
  const SourceFile* found = open(call);
  return found ? text_of(*found, call.span) : call.unknown();
}

// A file that is not there may be made before Terraform runs.
Value fileexists(const Arguments& call) {
  return open(call) ? boolean(true, call.span) : call.unknown();
}

Value templatefile(const Arguments& call) {
  const std::string* path = call[0].as_string();
  const SourceFile* found = path ? call.evaluator.scope().open(*path) : nullptr;
  if (!found || !call[1].is_map() || like_each(call[1])) return call.unknown();
  return fill_template(call.evaluator, text_of(*found, call.span), call[1]);
}

Value templatestring(const Arguments& call) {
  const bool is_known = call[0].as_string() && call[1].is_map() && !like_each(call[1]);
  return is_known ? fill_template(call.evaluator, call[0], call[1]) : call.unknown();
}

// Letters of which nobody knows where they stand, stand where the text does.
Letters letters_of(const Value& text) {
  if (text.letters()) return *text.letters();
  const Span span = text.span();
  return {span.file, std::vector<Letters::Range>(text.as_string()->size(), {span.begin, span.end})};
}

// The same values at the places of the letters that they are made of.
Value placed(const Value& value, const Letters& letters) {
  const auto place = [&letters](Span span) {
    const std::size_t last = span.end > span.begin ? span.end - 1 : span.end;
    if (last >= letters.ranges.size()) return Span{letters.file, 0, 0};
    return Span{letters.file, letters.ranges[span.begin].begin, letters.ranges[last].end};
  };
  if (value.is_list()) {
    std::vector<Value> items(value.items().begin(), value.items().end());
    for (Value& item : items) item = placed(item, letters);
    return Value::list(std::move(items), place(value.span()));
  }
  if (!value.is_map()) return value.at(place(value.span()));
  std::vector<Entry> entries(value.entries().begin(), value.entries().end());
  for (Entry& entry : entries) {
    entry = {entry.key, place(entry.key_span), placed(entry.value, letters)};
  }
  return Value::map(std::move(entries), place(value.span()));
}

Value yamldecode(const Arguments& call) {
  const Letters letters = letters_of(call[0]);
  const SourceFile text(letters.file, "", {call.text(0)});
  const Parsed parsed = parse_yaml(text);
  if (!parsed.problems.empty() || parsed.tree.root_ids().size() != 1) return call.unknown();
  return placed(plain_value(parsed.tree.root()), letters);
}

Value basename(const Arguments& call) {
  return call.text(call.text(0).substr(call.text(0).rfind('/') + 1));
}

Value dirname(const Arguments& call) {
  const std::size_t slash = call.text(0).rfind('/');
  return call.text(slash == std::string::npos ? "." : call.text(0).substr(0, slash));
}

// Paths are relative to the folder of the root module, wherever that is.
Value abspath(const Arguments& call) {
  return call[0];
}

}  // namespace

Value fill_template(Evaluator& evaluator, const Value& text, const Value& names) {
  const ExpressionPtr expression = read_template_text(*text.as_string(), letters_of(text));
  std::vector<Binding> bindings;
  for (const Entry& entry : names.entries()) bindings.push_back({entry.key, entry.value, nullptr});
  return evaluator.part(*expression, std::move(bindings));
}

std::span<const Function> file_functions() {
  static constexpr Function functions[] = {
      {"file", 1, 1, Wants::texts, file},
      {"fileexists", 1, 1, Wants::texts, fileexists},
      {"templatefile", 2, 2, Wants::anything, templatefile},
      {"templatestring", 2, 2, Wants::anything, templatestring},
      {"yamldecode", 1, 1, Wants::texts, yamldecode},
      {"basename", 1, 1, Wants::texts, basename},
      {"dirname", 1, 1, Wants::texts, dirname},
      {"abspath", 1, 1, Wants::texts, abspath},
      {"pathexpand", 1, 1, Wants::texts, abspath},
  };
  return functions;
}

}  // namespace plimsoll::terraform
