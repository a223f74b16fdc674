// Queues, topics, rules, tables and log groups.
#include <utility>

#include "terraform/fold.h"
#include "terraform/properties.h"

namespace plimsoll::terraform {

namespace {

constexpr Named queue_kind{"AWS::SQS::Queue", ""};
constexpr Named rule_kind{"AWS::Events::Rule", "Name"};

// `policy` of a queue or topic is a resource of its own in CloudFormation.
void add_policy(const Instance& instance, Lowering& lowering, const char* type,
                std::string_view targets) {
  Value document = structured(lowering.attribute(instance, "policy"));
  if (!document) return;
  const Value of = Value::reference({instance.address, ""}, document.span());
  Resource& policy = lowering.add(instance, type, instance.address + ".policy");
  set_property(policy, targets, Value::list({of}, document.span()));
  set_property(policy, "PolicyDocument", std::move(document));
}

void put_on_queue(const Instance& policy, Lowering& lowering, std::string_view attribute,
                  std::string_view property) {
  const Value url = lowering.attribute(policy, "queue_url");
  const Value written = structured(lowering.attribute(policy, attribute));
  if (Resource* queue = lowering.named(url, queue_kind)) {
    set_property(*queue, property, written);
  } else if (Lowering::may_be_any(url)) {
    for (Resource* any : lowering.all_of(queue_kind.type)) {
      if (!any->properties[property]) {
        set_property(*any, property, Value::opaque("", written.span()));
      }
    }
  }
}

}  // namespace

void fold_queue(const Instance& queue, Lowering& lowering) {
  add_policy(queue, lowering, "AWS::SQS::QueuePolicy", "Queues");
}

void fold_topic(const Instance& topic, Lowering& lowering) {
  add_policy(topic, lowering, "AWS::SNS::TopicPolicy", "Topics");
}

void fold_redrive_policy(const Instance& policy, Lowering& lowering) {
  put_on_queue(policy, lowering, "redrive_policy", "RedrivePolicy");
}

void fold_redrive_allow_policy(const Instance& policy, Lowering& lowering) {
  put_on_queue(policy, lowering, "redrive_allow_policy", "RedriveAllowPolicy");
}

// `is_enabled` is what `state` was called up to version 5 of the provider.
void fold_rule(const Instance& rule, Lowering& lowering) {
  Resource* resource = lowering.made(rule);
  const Value enabled = rule.attributes["is_enabled"];
  if (!resource || !enabled || resource->properties["State"]) return;
  const auto known = enabled.as_bool();
  set_property(*resource, "State",
               known ? Value::scalar(*known ? "ENABLED" : "DISABLED", enabled.span(), true)
                     : Value::opaque("", enabled.span()));
}

void fold_event_target(const Instance& target, Lowering& lowering) {
  Resource* rule = lowering.named(lowering.attribute(target, "rule"), rule_kind);
  if (!rule) return;
  append_property(*rule, "Targets",
                  part_of(target.type, lowering.attributes(target), rule_kind.type, "Targets"));
}

// A stream that is switched off has no view; one whose switch is not known may have any.
void fold_table(const Instance& table, Lowering& lowering) {
  Resource* resource = lowering.made(table);
  const Value enabled = table.attributes["stream_enabled"];
  if (!resource) return;
  const auto known = enabled.as_bool();
  if (!enabled || known == false) {
    resource->properties = resource->properties.without("StreamSpecification");
  } else if (!known) {
    set_property(*resource, "StreamSpecification", Value::opaque("", enabled.span()));
  }
}

// 0 days are for ever, as if nothing was written.
void fold_log_group(const Instance& group, Lowering& lowering) {
  Resource* resource = lowering.made(group);
  if (resource && resource->properties["RetentionInDays"].as_int() == 0) {
    resource->properties = resource->properties.without("RetentionInDays");
  }
}

}  // namespace plimsoll::terraform
