#include "read/sam_stack.h"

#include <optional>
#include <utility>

#include "read/sam_names.h"

namespace plimsoll {

namespace {

// The body that the template gives, else the one that SAM manages.
ApiBody first_body(const Resource& api) {
  const Value given = api.properties["DefinitionBody"];
  if (is_set(given) || is_set(api.properties["DefinitionUri"])) return ApiBody(given);
  if (api.type == "AWS::Serverless::HttpApi") return ApiBody::openapi(api.span);
  ApiBody body = ApiBody::swagger(api.span);
  const Value version = api.properties["OpenApiVersion"];
  if (known_string(version).starts_with("3")) {
    body.drop_section("swagger");
    body.set_section("openapi", version, version.span());
  }
  return body;
}

}  // namespace

Stack::Stack(std::vector<Resource> resources) : given_(std::move(resources)), made_(given_.size()) {
  for (std::size_t i = 0; i < given_.size(); ++i) place_.emplace(given_[i].id, i);
  if (given_.empty()) return;
  const Resource& any = given_.front();
  prefix_ = any.id.substr(0, any.id.size() - any.name.size());
}

void Stack::declare(Resource resource) {
  place_.emplace(resource.id, given_.size());
  given_.push_back(std::move(resource));
  made_.emplace_back();
}

Resource* Stack::find_id(std::string_view id) {
  const auto found = place_.find(std::string(id));
  return found == place_.end() ? nullptr : &given_[found->second];
}

Resource* Stack::find_name(std::string_view name) {
  return find_id(id_of(name));
}

Resource* Stack::find(const Value& value) {
  const Reference* reference = value.as_reference();
  if (reference) return reference->attribute.empty() ? find_id(reference->resource) : nullptr;
  const std::string* name = value.as_string();
  return name ? find_name(*name) : nullptr;
}

ApiBody& Stack::body(const Resource& api) {
  const auto found = bodies_.find(api.id);
  if (found != bodies_.end()) return found->second;
  return bodies_.emplace(api.id, first_body(api)).first->second;
}

void Stack::make(const Resource& cause, std::string_view suffix, std::string_view type, Span span,
                 Value properties) {
  make_named(cause, cause.name + std::string(suffix), type, span, std::move(properties));
}

void Stack::make_named(const Resource& cause, std::string_view name, std::string_view type,
                       Span span, Value properties) {
  Resource made;
  made.id = id_of(name);
  made.name = std::string(name);
  made.type = std::string(type);
  made.span = span;
  made.properties = std::move(properties);
  make(cause, std::move(made));
}

void Stack::make(const Resource& cause, Resource resource) {
  if (place_.contains(resource.id)) return;  // the transform refuses: what is written counts
  const std::size_t owner = place_.at(cause.id);
  resource.generated_by = cause.generated_by.empty() ? cause.id : cause.generated_by;
  if (const auto known = made_place_.find(resource.id); known != made_place_.end()) {
    // Several resources share it (a usage plan): what the last one makes of it counts.
    Resource& shared = made_[known->second.first][known->second.second];
    resource.generated_by = shared.generated_by;
    shared = std::move(resource);
    return;
  }
  std::vector<Resource>& made = made_[owner];
  made_place_.emplace(resource.id, std::pair(owner, made.size()));
  made.push_back(std::move(resource));
}

const Resource* Stack::lowered(std::string_view id) const {
  if (const auto found = place_.find(std::string(id)); found != place_.end()) {
    return &given_[found->second];
  }
  const auto found = made_place_.find(std::string(id));
  if (found == made_place_.end()) return nullptr;
  return &made_[found->second.first][found->second.second];
}

void Stack::offer(const Resource& owner, std::string_view property, std::string id) {
  offered_.insert_or_assign(owner.id + "." + std::string(property), std::move(id));
}

Distinct& Stack::notifications(const Resource& bucket) {
  const auto found = notifications_.find(bucket.id);
  if (found != notifications_.end()) return found->second;
  const Value own =
      value_at(bucket.properties, {"NotificationConfiguration", "LambdaConfigurations"});
  return notifications_.emplace(bucket.id, Distinct(each(own))).first->second;
}

void Stack::write_notifications() {
  for (const auto& [id, notifications] : notifications_) {
    Resource& bucket = *find_id(id);
    const Value known = bucket.properties["NotificationConfiguration"];
    if (known.is_opaque() || notifications.empty()) continue;
    const At at(notifications.values().front().span());
    const Value lambdas = at.list(notifications.values());
    bucket.properties = at.with(
        bucket.properties,
        {{"NotificationConfiguration", at.with(known, {{"LambdaConfigurations", lambdas}})}});
  }
}

SamExpansion Stack::take() {
  write_notifications();
  std::vector<Resource> all;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (!dissolved_.contains(given_[i].id)) all.push_back(std::move(given_[i]));
    for (Resource& made : made_[i]) all.push_back(std::move(made));
  }
  for (Resource& resource : all) {
    resource.properties = with_names(resource.properties, offered_);
  }
  return {std::move(all), std::move(offered_), {}};
}

}  // namespace plimsoll
