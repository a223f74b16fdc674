#include "terraform/stand_in.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::terraform {

namespace {

struct StandIn {
  std::string_view name;
  std::string_view text;
};
constexpr StandIn stand_ins[] = {
#include "terraform/modules.inc"
};

// "lambda" of "terraform-aws-modules/lambda/aws" and of the repository that is meant by it.
std::string_view name_of(std::string_view source) {
  source = source.substr(0, source.find('?'));
  const auto cut = [&source](std::string_view begin, std::string_view end) {
    const std::size_t at = source.find(begin);
    if (at == std::string_view::npos || !source.ends_with(end)) return std::string_view();
    const std::string_view name = source.substr(at + begin.size());
    return name.substr(0, name.size() - end.size());
  };
  const std::string_view published = cut("terraform-aws-modules/", "/aws");
  if (!published.empty()) return published;
  const std::string_view repository = cut("terraform-aws-modules/terraform-aws-", ".git");
  return repository.empty() ? cut("terraform-aws-modules/terraform-aws-", "") : repository;
}

// The same without its trail.
Value bare(const Value& value, Span span) {
  if (const Scalar* scalar = value.as_scalar()) {
    return Value::scalar(scalar->text, span, scalar->quoted);
  }
  if (value.is_absent()) return value;
  return Value::text(value.to_text(), span);
}

Value moved(const Value& value, FileId file, Span call) {
  const Span span = value.span().file == file ? call : value.span();
  if (value.is_list()) {
    std::vector<Value> items(value.items().begin(), value.items().end());
    for (Value& item : items) item = at_call(item, file, call);
    return Value::list(std::move(items), span);
  }
  if (!value.is_map()) return bare(value, span);
  std::vector<Entry> entries(value.entries().begin(), value.entries().end());
  for (Entry& entry : entries) {
    if (entry.key_span.file == file) entry.key_span = call;
    entry.value = at_call(entry.value, file, call);
  }
  return Value::map(std::move(entries), span, value.is_open());
}

}  // namespace

std::optional<std::string_view> stand_in(std::string_view source) {
  const std::string_view name = name_of(source);
  const auto found = std::find_if(std::begin(stand_ins), std::end(stand_ins),
                                  [name](const StandIn& module) { return module.name == name; });
  return found == std::end(stand_ins) ? std::nullopt : std::optional(found->text);
}

Value at_call(const Value& value, FileId file, Span call) {
  Value result = moved(value, file, call);
  const Letters* letters = value.letters();
  if (letters && letters->file != file) {
    result = result.spelled(std::make_shared<Letters>(*letters));
  }
  for (auto step = value.trail().rbegin(); step != value.trail().rend(); ++step) {
    result = result.via({step->span.file == file ? call : step->span, step->text});
  }
  return result;
}

}  // namespace plimsoll::terraform
