#include <algorithm>

#include "check/check.h"
#include "model/rings.h"

namespace plimsoll {

namespace {

std::string way_round(const Ring& ring) {
  std::string way;
  for (const Wait& wait : ring) way += fmt::format("`{}` → ", wait.from->name);
  return way + fmt::format("`{}`", ring.front().from->name);
}

std::string members(const Ring& ring) {
  std::string names;
  for (const Wait& wait : ring) {
    if (!names.empty()) names += ", ";
    names += wait.from->name;
  }
  return names;
}

// The bucket that has to know the function's permission, and the function the bucket.
const Resource* bucket_in(const Ring& ring) {
  const auto found = std::ranges::find_if(
      ring, [](const Wait& wait) { return wait.from->type == "AWS::S3::Bucket"; });
  return found == ring.end() ? nullptr : found->from;
}

void advise(const Ring& ring, Draft finding) {
  if (ring.size() == 1) {
    finding.advise("write the name out, or look it up when the code runs");
  } else if (const Resource* bucket = bucket_in(ring)) {
    finding.advise(
        "give `{}` a BucketName, and write that name out where the others refer to the bucket",
        bucket->name);
  } else {
    finding.advise(
        "write one of these names out instead of referring to it, or move what joins the two into "
        "a resource of its own");
  }
}

void judge(const Ring& ring, Report& report) {
  const Wait& first = ring.front();
  Draft finding =
      ring.size() == 1
          ? report.find(first.where, "`{}` refers to itself", first.from->name)
          : report.find(first.where, "resources wait for each other: {}", way_round(ring));
  finding.fails("deployment fails: \"Circular dependency between resources: [{}]\"", members(ring));
  for (const Wait& wait : ring) {
    if (ring.size() > 1) {
      finding.note(wait.where, "`{}` waits for `{}`", wait.from->name, wait.to->name);
    }
  }
  advise(ring, finding);
}

void run(const Deployment& deployment, Report& report) {
  // Terraform refuses rings itself, and has resources apart that are one here.
  if (deployment.resources.written_in == Vocabulary::terraform) return;
  for (const Ring& ring : rings(deployment)) judge(ring, report);
}

}  // namespace

extern constinit const Check circular_dependency = declare({
    .id = "circular-dependency",
    .severity = Severity::error,
    .summary = "resources wait for each other, so that none can be created first",
    .evidence = {{.url = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
                         "troubleshooting.html",
                  .says = "resources that depend on each other cannot be created"},
                 {.url =
                      "https://repost.aws/knowledge-center/cloudformation-circular-dependency-sam",
                  .says = "a bucket that waits for the permission of a function whose role refers "
                          "to the bucket"}},
    .run = run,
});

}  // namespace plimsoll
