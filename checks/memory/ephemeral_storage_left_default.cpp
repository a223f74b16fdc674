#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

// Where a download goes that is given a path: below /tmp, unless a file system is mounted.
bool goes_to_a_file_system(const code::RemoteCall& call) {
  return std::ranges::any_of(call.arguments, [](const auto& argument) {
    const auto* text = argument.second.template as<code::TextShape>();
    return text && !text->parts.empty() && text->parts[0].text.starts_with("/mnt");
  });
}

bool is_download(const code::RemoteCall& call) {
  return call.operation == "download_file" && !goes_to_a_file_system(call);
}

bool is_get(const code::RemoteCall& call) {
  return call.operation == "GetObject" || call.operation == "getObject" ||
         call.operation == "get_object" || call.operation == "download_fileobj";
}

// The place where an object is put into a file: a download, or a file below /tmp in code that gets
// objects.
std::optional<Span> download_of(const code::CodeFacts& facts) {
  const auto download = std::ranges::find_if(facts.calls, is_download);
  if (download != facts.calls.end()) return download->span;
  if (facts.temporary_files.empty() || std::ranges::none_of(facts.calls, is_get)) return {};
  return facts.temporary_files.front().span;
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (!facts || !function.ephemeral_storage_mb.is_defaulted()) continue;
    const std::optional<Span> download = download_of(*facts);
    if (!download) continue;

    report
        .find(function,
              "`{}` downloads objects to /tmp and sets no EphemeralStorage, so that {} "
              "MB must do",
              function.name, default_ephemeral_storage_mb)
        .fails(
            "No space left on device, on large objects, or when files of earlier invocations are "
            "still there")
        .note(*download, "downloaded here")
        .advise(
            "set EphemeralStorage to the size of the largest object and more, and delete what "
            "was used");
  }
}

}  // namespace

extern constinit const Check ephemeral_storage_left_default = declare({
    .id = "ephemeral-storage-left-default",
    .severity = Severity::advice,
    .summary = "function that downloads objects is left with the default size of /tmp",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/"
                         "configuration-ephemeral-storage.html",
                  .says = "512 MB for /tmp by default, up to 10,240 MB"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment."
                         "html",
                  .says = "the content of /tmp stays when an environment is used again"}},
    .run = run,
});

}  // namespace plimsoll
