#include "terraform/lower.h"

#include <utility>

#include "facts/terraform_types.h"
#include "terraform/fold.h"

namespace plimsoll::terraform {

namespace {

void complete(const Instance& instance, Lowering& lowering) {
  const Fold fold = find_fold(instance.type);
  if (fold) {
    fold(instance, lowering);
  } else if (!find_terraform_type(instance.type)) {
    Resource& unknown = lowering.add_own(instance, "Terraform::" + instance.type);
    unknown.properties = lowering.attributes(instance);
  }
}

}  // namespace

Resources lower(const Deployment& deployment) {
  Lowering lowering(deployment);
  for (const Instance& instance : deployment.instances) {
    if (!instance.is_data) complete(instance, lowering);
  }
  Resources resources;
  resources.written_in = Vocabulary::terraform;
  resources.all = lowering.take();
  resources.not_evaluated = deployment.not_evaluated;
  resources.unknown_names = deployment.unknown_names;
  resources.handed_out = deployment.handed_out;
  resources.open = lowering.is_open();
  return resources;
}

}  // namespace plimsoll::terraform
