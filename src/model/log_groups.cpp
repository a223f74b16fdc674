#include "model/log_groups.h"

#include <algorithm>

#include "model/log_group.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

constexpr std::string_view group_type = "AWS::Logs::LogGroup";

bool is_vague(const Text& name) {
  return std::ranges::any_of(
      name.parts, [](const Text::Part& part) { return part.kind == Text::Part::Kind::opaque; });
}

}  // namespace

LogGroups::LogGroups(const Deployment& deployment) : deployment_(deployment) {
  const Names& names = deployment.names;
  for (const Resource* resource : names.of_type("Custom::LogRetention")) {
    retained_elsewhere_.insert(flat(names.spelled_out(resource->properties["LogGroupName"])));
  }
  for (const Resource* group : names.of_type(group_type)) {
    Text name = names.spelled_out(group->properties["LogGroupName"]);
    if (is_vague(name)) vague_names_.push_back(std::move(name));
  }
}

LogGroupOf LogGroups::of(const Function& function) const {
  const Text name = log_group_name_of(function, deployment_.names);
  const std::string wanted = flat(name);
  if (retained_elsewhere_.contains(wanted)) return {.unknown = true};
  if (const Resource* group = deployment_.names.called(wanted, group_type)) return {.group = group};
  // A group that LoggingConfig names is somebody's, whether or not it is in the files.
  const Value named = function.resource->properties["LoggingConfig"]["LogGroup"];
  return {.unknown =
              !named.is_absent() || std::ranges::any_of(vague_names_, [&](const Text& other) {
                return arn_equals(name, other) != Answer::no;
              })};
}

}  // namespace plimsoll
