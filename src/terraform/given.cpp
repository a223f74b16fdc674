#include "terraform/given.h"

#include <optional>
#include <utility>

#include "terraform/evaluate.h"
#include "terraform/file.h"
#include "terraform/hcl.h"

namespace plimsoll::terraform {

namespace {

// Values of variables are written out: there is nothing that they could name.
class NoNames : public Scope {
 public:
  Value variable(std::string_view, Span use) override { return Value::opaque("", use); }
  Value local(std::string_view, Span use) override { return Value::opaque("", use); }
  Value block(std::string_view, Span use) override { return Value::opaque("", use); }
  Value attribute(std::string_view, std::string_view, Span use) override {
    return Value::opaque("", use);
  }
  std::string module_path() const override { return "."; }
  const SourceFile* open(std::string_view) override { return nullptr; }
};

Value written_out(const Expression& expression) {
  NoNames names;
  Budget budget;
  return Evaluator(names, budget).evaluate(expression);
}

// On the command line lists and objects are written as expressions.
std::optional<Value> as_collection(const std::string& text, const std::string& origin) {
  if (!text.starts_with('[') && !text.starts_with('{')) return std::nullopt;
  Sources sources;
  const Hcl hcl = read_hcl(sources[sources.add(origin, "value = " + text + "\n")]);
  const BodyAttribute* value = hcl.body.attribute("value");
  if (hcl.problem || value == nullptr) return std::nullopt;
  return written_out(*value->value);
}

}  // namespace

bool is_values_file(std::string_view path) {
  return path.ends_with(".tfvars") || path.ends_with(".tfvars.json");
}

// Lists and objects are kept as they are written.
Result<std::vector<Given>> read_values_file(Sources& sources, const std::string& path) {
  const Sources::Opened opened = sources.open(path);
  if (!opened.trouble.empty()) return Trouble{opened.trouble};
  const File file = read_file(sources, opened.file);
  if (!file.document->problems.empty()) return Trouble{file.document->problems.front().text};
  std::vector<Given> given;
  for (const BodyAttribute& attribute : file.body.attributes) {
    const Span span = attribute.value->span;
    const Value value = written_out(*attribute.value);
    const std::string* text = value.as_string();
    given.push_back({attribute.name, text ? *text : std::string(sources[span.file].text(span)),
                     span, "from " + path});
  }
  return given;
}

Value moved(const Value& value, Span span) {
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(moved(item, span));
    return Value::list(std::move(items), span);
  }
  if (!value.is_map()) return value.at(span);
  std::vector<Entry> entries;
  for (const Entry& entry : value.entries()) {
    entries.push_back({entry.key, span, moved(entry.value, span)});
  }
  return Value::map(std::move(entries), span);
}

void add_given(GivenValues& values, Project& project, const Inputs& inputs,
               std::vector<DocumentPtr>& documents) {
  for (const std::string& path : Project::values_files(project.root())) {
    File file = open_file(project.sources(), path);
    for (const BodyAttribute& attribute : file.body.attributes) {
      values.insert_or_assign(attribute.name, written_out(*attribute.value));
    }
    documents.push_back(std::move(file.document));
  }
  for (const Given& given : inputs.given) {
    const Span span = given.span.value_or(Span{});
    const auto collection = as_collection(given.value, given.origin);
    const Value value = collection ? *collection : Value::scalar(given.value, span, true);
    values.insert_or_assign(given.name, moved(value, span));
  }
}

}  // namespace plimsoll::terraform
