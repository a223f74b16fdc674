#include "cli/count.h"

#include <algorithm>

#include "code/function_code.h"

namespace plimsoll {

void Count::add(const Resources& resources) {
  for (const Resource& resource : resources.all) {
    if (is_context(resource.id)) continue;
    if (ids_.insert(resource.id).second && resource.type == "AWS::Lambda::Function") ++functions_;
    if (first_) count_opaque(resource.properties);
  }
  first_ = false;
}

void Count::add_handlers(const Deployment& deployment) {
  for (const Function& function : deployment.functions) {
    const std::string& id = function.resource->id;
    if (function.handler_code.is_read() && !is_context(id)) read_.insert(id);
  }
}

void Count::write(Input& input) const {
  input.resources = static_cast<int>(ids_.size());
  input.functions = functions_;
  input.handlers_read = static_cast<int>(read_.size());
  input.opaque_settings = static_cast<int>(opaque_.size());
}

bool Count::is_context(const std::string& id) const {
  return std::ranges::any_of(context_,
                             [&](const std::string& prefix) { return id.starts_with(prefix); });
}

void Count::count_opaque(const Value& value) {
  if (value.is_opaque()) opaque_.insert(value.span());
  for (const Value& item : value.items()) count_opaque(item);
  for (const Entry& entry : value.entries()) count_opaque(entry.value);
}

}  // namespace plimsoll
