#include "terraform/lowering.h"

#include <algorithm>
#include <array>
#include <utility>

#include "facts/terraform_types.h"
#include "terraform/properties.h"
#include "terraform/provider_version.h"

namespace plimsoll::terraform {

namespace {

// The type of the instance that stands for a module that is not here (instance.h).
constexpr std::string_view call = "module ";

// Modules of the registry that neither admit anybody to a function, nor attach policies to roles
// of others, nor watch anything. Source: the resources that the registry lists for each.
constexpr std::array harmless_modules = {
    "cloudposse/label/null",
    "terraform-aws-modules/acm/aws",
    "terraform-aws-modules/dynamodb-table/aws",
    "terraform-aws-modules/ecr/aws",
    "terraform-aws-modules/kms/aws",
    "terraform-aws-modules/rds/aws",
    "terraform-aws-modules/s3-bucket/aws",
    "terraform-aws-modules/security-group/aws",
    "terraform-aws-modules/sqs/aws",
    "terraform-aws-modules/vpc/aws",
};

bool keeps_to_itself(std::string_view source) {
  return std::ranges::find(harmless_modules, source) != harmless_modules.end();
}

Resource declared(const Instance& instance, std::string type, std::string id) {
  Resource resource;
  resource.id = std::move(id);
  resource.name = instance.name;
  resource.type = std::move(type);
  resource.span = instance.span;
  if (instance.lifecycle) {
    resource.attributes = Value::map(
        {Entry{"Lifecycle", instance.lifecycle.span(), instance.lifecycle}}, instance.span);
  }
  return resource;
}

// Widens a span over what is written below it for this resource itself: what comes from elsewhere
// has a trail.
void widen(Span& extent, const Value& value) {
  if (!value.trail().empty()) return;
  const auto over = [&](const Span& span) {
    const bool below = span.file == extent.file && span.begin >= extent.begin;
    if (below) extent.end = std::max(extent.end, span.end);
  };
  over(value.span());
  for (const Value& item : value.items()) widen(extent, item);
  for (const Entry& entry : value.entries()) {
    over(entry.key_span);
    widen(extent, entry.value);
  }
}

// From the label to the last thing that is written: findings in between lie in this resource.
Span extent_of(const Instance& instance) {
  Span extent = instance.span;
  widen(extent, instance.attributes);
  return extent;
}

}  // namespace

Lowering::Lowering(const Deployment& deployment)
    : deployment_(deployment), references_(deployment), made_(deployment.instances.size()) {
  for (std::size_t i = 0; i < deployment.instances.size(); ++i) {
    index_of_.emplace(deployment.instances[i].address, i);
  }
  for (const Instance& instance : deployment.instances) convert(instance);
}

void Lowering::convert(const Instance& instance) {
  const TerraformType* type = find_terraform_type(instance.type);
  if (instance.is_data || !type) return;
  add_own(instance, std::string(type->type)).properties =
      properties_of(*type, references_.lowered(instance.attributes)).at(extent_of(instance));
}

Resource& Lowering::add_own(const Instance& instance, std::string type) {
  return add(instance, std::move(type), instance.address);
}

Resource& Lowering::add(const Instance& cause, std::string type, const std::string& id) {
  const std::size_t index = index_of_.at(cause.address);
  std::vector<Resource>& resources = made_[index];
  resources.push_back(declared(cause, std::move(type), id));
  if (id != cause.address) resources.back().generated_by = cause.address;
  const Slot slot{index, resources.size() - 1};
  by_id_[id] = slot;
  by_type_[resources.back().type].push_back(slot);
  return resources.back();
}

bool Lowering::is_open() const {
  const auto is_call = [](const Instance& instance) { return instance.type.starts_with(call); };
  const auto& instances = deployment_.instances;
  if (std::ranges::none_of(instances, is_call)) return !deployment_.not_evaluated.empty();
  return std::ranges::any_of(instances, [&](const Instance& instance) {
    return is_call(instance) && !keeps_to_itself(instance.type.substr(call.size()));
  });
}

bool Lowering::adds_both_url_permissions() const {
  return !stays_below(deployment_.aws_provider_constraint, {6, 29});
}

Resource* Lowering::find(const std::string& id) {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &at(found->second);
}

Resource* Lowering::named(const Value& value, Named kind) {
  if (const Reference* reference = value.as_reference()) {
    Resource* resource = find(reference->resource);
    return resource && resource->type == kind.type ? resource : nullptr;
  }
  if (!value || kind.name_property.empty() || value.is_opaque()) return nullptr;
  for (Resource* resource : all_of(kind.type)) {
    if (same(resource->properties[kind.name_property], value)) return resource;
  }
  return nullptr;
}

bool Lowering::may_be_any(const Value& value) {
  return value.is_opaque() || value.as_text() != nullptr;
}

std::vector<Resource*> Lowering::all_of(std::string_view type) {
  std::vector<Resource*> resources;
  const auto found = by_type_.find(std::string(type));
  if (found == by_type_.end()) return resources;
  for (const Slot slot : found->second) resources.push_back(&at(slot));
  return resources;
}

std::vector<Resource> Lowering::take() {
  std::vector<Resource> all;
  for (std::vector<Resource>& resources : made_) {
    for (Resource& resource : resources) all.push_back(std::move(resource));
  }
  return all;
}

void set_property(Resource& resource, std::string_view path, Value value) {
  const Span span = value.span();
  if (!resource.properties) resource.properties = Value::map({}, resource.span);
  resource.properties = with_property(resource.properties, path, span, std::move(value));
}

void append_property(Resource& resource, std::string_view path, Value item) {
  const Value list = property_at(resource.properties, path);
  if (list && !list.is_list()) return;
  std::vector<Value> items(list.items().begin(), list.items().end());
  const Span span = list ? list.span() : item.span();
  items.push_back(std::move(item));
  set_property(resource, path, Value::list(std::move(items), span));
}

}  // namespace plimsoll::terraform
