#include "check/check.h"
#include "model/shaped.h"
#include "model/yaml_reading.h"

namespace plimsoll {

namespace {

constexpr std::size_t account_id_length = 12;

void judge(const Value& value, Report& report) {
  const Scalar* scalar = value.as_scalar();
  if (scalar == nullptr || scalar->quoted) return;
  const auto read = read_as_yaml(scalar->text);
  if (!read) return;
  report
      .find(value, "`{}` is meant as a text, and without quotes YAML reads `{}`", scalar->text,
            *read)
      .fails("the value that is deployed is `{}`", *read)
      .advise("write it in quotes: \"{}\"", scalar->text);
}

// In a document that is free in form, texts and numbers cannot be told from each other; but what
// has the form of an account's number is meant as one.
void judge_account_ids(const Value& value, Report& report) {
  const std::string* text = value.as_string();
  if (text != nullptr && text->size() == account_id_length && text->front() == '0') {
    judge(value, report);
  }
  for (const Value& item : value.items()) judge_account_ids(item, report);
  for (const Entry& entry : value.entries()) judge_account_ids(entry.value, report);
}

void run(const Deployment& deployment, Report& report) {
  visit_shaped(deployment, [&report](const Shaped& shaped) {
    if (shaped.shape.kind() == ShapeKind::text) judge(shaped.value, report);
    if (shaped.shape.kind() == ShapeKind::json) judge_account_ids(shaped.value, report);
  });
}

}  // namespace

extern constinit const Check number_misread = declare({
    .id = "number-misread",
    .severity = Severity::warning,
    .summary = "text without quotes is read as a number or a truth value",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "template-formats.html",
                  .says = "CloudFormation supports YAML 1.1, with a few exceptions"}},
    .run = run,
});

}  // namespace plimsoll
