#include "terraform/lower.h"

namespace plimsoll::terraform {

namespace {

Resource as_unknown(const Instance& instance) {
  Resource resource;
  resource.id = instance.address;
  resource.name = instance.name;
  resource.type = "Terraform::" + instance.type;
  resource.span = instance.span;
  resource.properties = instance.attributes;
  return resource;
}

}  // namespace

Resources lower(const Deployment& deployment) {
  Resources resources;
  resources.written_in = Vocabulary::terraform;
  resources.not_evaluated = deployment.not_evaluated;
  resources.unknown_names = deployment.unknown_names;
  resources.handed_out = deployment.handed_out;
  for (const Instance& instance : deployment.instances) {
    if (!instance.is_data) resources.all.push_back(as_unknown(instance));
  }
  return resources;
}

}  // namespace plimsoll::terraform
