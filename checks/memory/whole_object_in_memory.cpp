#include <set>

#include "check/check.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

constexpr int small_mb = 512;

// A text in which nothing depends on the event: the team's own file, of which it knows the size.
bool is_fixed(const code::Shape* shape) {
  const auto* text = shape ? shape->as<code::TextShape>() : nullptr;
  return text && std::ranges::none_of(text->parts, [](const code::TextPart& part) {
           return part.kind == code::TextPart::Kind::opaque;
         });
}

bool ends_with_size(const code::EventRead& read) {
  return !read.path.empty() && read.path.back() == "size";
}

bool asks_for_the_size(const code::RemoteCall& call) {
  if (call.operation == "head_object" || call.operation == "HeadObject" ||
      call.operation == "headObject") {
    return true;
  }
  return std::ranges::any_of(call.result_members, [](const std::string& member) {
    return member == "ContentLength" || member == "headers";
  });
}

// The code looks at a size somewhere: whether before this, its author knows.
bool knows_sizes(const code::CodeFacts& facts) {
  return std::ranges::any_of(facts.event, ends_with_size) ||
         std::ranges::any_of(facts.calls, asks_for_the_size);
}

// What a caller or sender decides: the object's key comes with the event, nothing limits the range.
bool is_of_any_size(const code::RemoteCall& call) {
  if (call.opaque_arguments || argument_of(call, "Range") || argument_of(call, "PartNumber"))
    return false;
  const bool is_object = call.resource == "Object" || argument_of(call, "Key");
  return is_object && !is_fixed(argument_of(call, "Key"));
}

bool downloads(const code::CodeFacts& facts) {
  return std::ranges::any_of(facts.calls, [](const code::RemoteCall& call) {
    return call.operation == "download_file" || call.operation == "download_fileobj";
  });
}

bool may_be_large(const code::CodeFacts& facts, const code::WholeRead& read) {
  switch (read.what) {
    case code::WholeRead::Of::object:
      return read.call && !read.parsed && is_of_any_size(facts.calls[*read.call]);
    case code::WholeRead::Of::answer:
      return read.call && !read.parsed && !facts.calls[*read.call].arguments.empty() &&
             !is_fixed(&facts.calls[*read.call].arguments.front().second);
    case code::WholeRead::Of::file:
      return !read.parsed && downloads(facts);
  }
  return false;
}

std::string_view words(const code::WholeRead& read) {
  switch (read.what) {
    case code::WholeRead::Of::object:
      return "whole S3 objects";
    case code::WholeRead::Of::answer:
      return "whole answers";
    case code::WholeRead::Of::file:
      return "whole downloads";
  }
  return {};
}

void report_read(const Function& function, const code::WholeRead& read, Report& report) {
  const int memory_mb = *function.memory_mb.known();
  report
      .find(read.span, "`{}` reads {} into its {} MB, however large they are", function.name,
            words(read), memory_mb)
      .fails(
          "Runtime exited with error: signal: killed, on large ones only; what is read into "
          "Python or JavaScript takes a multiple of its size")
      .note(function.memory_mb, "`{}` has {} MB for everything", function.name, memory_mb)
      .advise("read it piece by piece, or refuse what is too large before it is read");
}

void run(const Deployment& deployment, Report& report) {
  std::set<Span> seen;  // a module can be shared: the first function speaks for it
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    const int* memory_mb = function.memory_mb.known();
    if (!facts || !memory_mb || *memory_mb > small_mb || knows_sizes(*facts)) continue;
    for (const code::WholeRead& read : facts->whole_reads) {
      if (read.when.at_import || !may_be_large(*facts, read)) continue;
      if (seen.insert(read.span).second) report_read(function, read, report);
    }
  }
}

}  // namespace

extern constinit const Check whole_object_in_memory = declare({
    .id = "whole-object-in-memory",
    .severity = Severity::warning,
    .summary = "function with little memory reads objects of any size as a whole",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
                  .says = "memory is what is available to the function at run time; functions that "
                          "work with S3 need more"},
                 {.url = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                         "range-get-olap.html",
                  .says = "a GetObject request can ask for a range of an object"}},
    .run = run,
});

}  // namespace plimsoll
