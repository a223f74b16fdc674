#include "model/mentions.h"

namespace plimsoll {

namespace {

void collect(const Value& value, std::set<std::string>& ids) {
  for (const Value& item : value.items()) collect(item, ids);
  for (const Entry& entry : value.entries()) collect(entry.value, ids);
  for (const Text::Part& part : value.to_text().parts) {
    if (part.kind == Text::Part::Kind::reference) ids.insert(part.reference.resource);
  }
}

}  // namespace

std::set<std::string> mentioned(const Deployment& deployment,
                                const std::set<std::string_view>& except_by_types) {
  const std::vector<std::string>& handed_out = deployment.resources.handed_out;
  std::set<std::string> ids(handed_out.begin(), handed_out.end());
  for (const Resource& resource : deployment.resources.all) {
    if (!except_by_types.contains(resource.type)) collect(resource.properties, ids);
  }
  return ids;
}

}  // namespace plimsoll
