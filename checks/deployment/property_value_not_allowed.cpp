#include <fmt/ranges.h>

#include "check/check.h"
#include "check/nearest.h"
#include "model/value_form.h"

namespace plimsoll {

namespace {

constexpr std::size_t most_values_named = 8;

std::vector<std::string_view> allowed_values(const Shape& shape) {
  std::vector<std::string_view> values;
  for (std::size_t i = 0; i < shape.allowed_count(); ++i) values.push_back(shape.allowed(i));
  return values;
}

std::string what_to_write(const std::string& text, const Shape& shape) {
  const auto values = allowed_values(shape);
  if (shape.kind() == ShapeKind::integer) return fmt::format("one of {}", fmt::join(values, ", "));
  const std::string_view meant = likely_meant(text, values);
  if (!meant.empty()) return fmt::format("`{}`", meant);
  if (values.size() > most_values_named) {
    return fmt::format("one of the {} values that AWS lists for it", values.size());
  }
  return fmt::format("one of `{}`", fmt::join(values, "`, `"));
}

void judge_value(const SchemaMisfit& misfit, Report& report) {
  const std::string& text = *misfit.value.as_string();
  report
      .find(misfit.place, "`{}` is none of the values of {} as of {}", text, place_name(misfit),
            to_string(resource_types_as_of))
      .fails("deployment fails: \"{} is not a valid enum value\"", text)
      .advise("write {}", what_to_write(text, misfit.shape));
}

// Short enough for a message.
std::string shown(const Value& value) {
  constexpr std::size_t longest = 40;
  const std::string* text = value.as_string();
  const bool is_compound = value.is_list() || value.is_map();
  if (is_compound || !text || text->empty() || text->size() > longest) {
    return std::string(form_of(value).name);
  }
  return fmt::format("`{}`", *text);
}

void judge_form(const SchemaMisfit& misfit, Report& report) {
  const Form wanted = form_of(misfit.shape.kind());
  report
      .find(misfit.place, "{} takes {}, and {} is written", place_name(misfit), wanted.name,
            shown(misfit.value))
      .fails("deployment fails: \"expected type: {}, found: {}\"", wanted.type,
             form_of(misfit.value).type)
      .advise("write {}", wanted.name);
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.open) return;  // a macro may rewrite what is written
  for (const SchemaMisfit& misfit : deployment.schema_misfits) {
    if (misfit.kind == SchemaMisfit::Kind::not_allowed) judge_value(misfit, report);
    if (misfit.kind == SchemaMisfit::Kind::wrong_form) judge_form(misfit, report);
  }
}

}  // namespace

extern constinit const Check property_value_not_allowed = declare({
    .id = "property-value-not-allowed",
    .severity = Severity::error,
    .summary = "property has a value of a kind that it does not take",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "aws-template-resource-type-ref.html",
                  .says = "the type of each property, and its allowed values where it has some"}},
    .run = run,
});

}  // namespace plimsoll
