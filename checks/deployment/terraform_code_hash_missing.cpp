#include <algorithm>
#include <array>

#include "check/check.h"

namespace plimsoll {

namespace {

// What `ignore_changes` names when something else than Terraform deploys the code.
constexpr std::array ignored = {"all", "filename", "source_code_hash", "s3_key",
                                "s3_object_version"};
// A file that only stands in until the code is deployed from elsewhere.
constexpr std::array stand_ins = {"dummy", "placeholder", "empty", "stub", "bootstrap", "init"};

// The path of the package, where it is the same at every deployment.
const std::string* constant_path(const Value& code) {
  const Value path = code.is_map() ? code["S3Key"] : code;
  return path.trail().empty() ? path.as_string() : nullptr;
}

bool is_stand_in(const std::string& path) {
  return std::ranges::any_of(
      stand_ins, [&](const char* word) { return path.find(word) != std::string::npos; });
}

// Whether the author takes care of new code: Terraform looks away, or replaces the function.
bool is_managed(const Value& lifecycle) {
  if (lifecycle.is_opaque() || lifecycle["replace_triggered_by"]) return true;
  const Value names = lifecycle["ignore_changes"];
  if (names && !names.is_list()) return true;
  return std::ranges::any_of(names.items(), [](const Value& name) {
    const std::string* text = name.as_string();
    return !text || std::ranges::find(ignored, *text) != ignored.end();
  });
}

void judge(const Function& function, Report& report) {
  const Value& properties = function.resource->properties;
  const Value code = properties["Code"];
  const std::string* path = constant_path(code);
  if (!path || is_stand_in(*path)) return;
  if (properties["SourceCodeHash"] || code["S3ObjectVersion"]) return;
  if (is_managed(function.resource->attributes["Lifecycle"])) return;
  const bool uploaded = code.is_map();
  report
      .find(uploaded ? code["S3Key"] : code,
            "`{}` always has its code in `{}`, and nothing says when that changes", function.name,
            *path)
      .fails("new code is never deployed: Terraform sees no change, and says so")
      .advise("set source_code_hash to {}",
              uploaded ? "the object's hash, or s3_object_version to its version"
                       : "filebase64sha256 of the file, or output_base64sha256 of archive_file");
}

void run(const Deployment& deployment, Report& report) {
  if (deployment.resources.written_in != Vocabulary::terraform) return;
  for (const Function& function : deployment.functions) judge(function, report);
}

}  // namespace

extern constinit const Check terraform_code_hash_missing = declare({
    .id = "terraform-code-hash-missing",
    .severity = Severity::warning,
    .summary = "Terraform does not notice that a function's code has changed",
    .evidence = {{.url = "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/"
                         "resources/lambda_function",
                  .says = "source_code_hash triggers updates when the package changes"}},
    .run = run,
});

}  // namespace plimsoll
