// Keys, secrets, target groups.
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

void fold_key_policy(const Instance& policy, Lowering& lowering) {
  const Value id = lowering.attribute(policy, "key_id");
  if (Resource* key = lowering.named(id, {"AWS::KMS::Key", ""})) {
    set_property(*key, "KeyPolicy", structured(lowering.attribute(policy, "policy")));
  }
}

void fold_secret(const Instance& secret, Lowering& lowering) {
  Value document = structured(lowering.attribute(secret, "policy"));
  if (!document) return;
  Resource& policy =
      lowering.add(secret, "AWS::SecretsManager::ResourcePolicy", secret.address + ".policy");
  set_property(policy, "SecretId", Value::reference({secret.address, ""}, document.span()));
  set_property(policy, "ResourcePolicy", std::move(document));
}

void fold_target_attachment(const Instance& attachment, Lowering& lowering) {
  const Value arn = lowering.attribute(attachment, "target_group_arn");
  Resource* group = lowering.named(arn, {"AWS::ElasticLoadBalancingV2::TargetGroup", ""});
  const Value target = lowering.attribute(attachment, "target_id");
  if (!group || !target) return;
  append_property(*group, "Targets",
                  Value::map({Entry{"Id", target.span(), target}}, target.span()));
}

}  // namespace plimsoll::terraform
