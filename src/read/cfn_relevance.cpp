#include "read/cfn_relevance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "read/cfn_evaluate.h"
#include "read/cfn_loop.h"
#include "read/cfn_nested.h"

namespace plimsoll {

namespace {

// The beginnings of the types that the model reads or that may call a function.
constexpr std::array<std::string_view, 44> read_types = {
    "AWS::Lambda::",
    "AWS::Serverless::",
    "AWS::ApiGateway::",
    "AWS::ApiGatewayV2::",
    "AWS::SQS::",
    "AWS::SNS::",
    "AWS::S3::",
    "AWS::S3ObjectLambda::",
    "AWS::Events::",
    "AWS::Scheduler::",
    "AWS::Pipes::",
    "AWS::DynamoDB::",
    "AWS::Kinesis::",
    "AWS::KinesisFirehose::",
    "AWS::IAM::",
    "AWS::EC2::VPC",
    "AWS::EC2::Subnet",
    "AWS::EC2::Route",
    "AWS::EC2::NatGateway",
    "AWS::EC2::InternetGateway",
    "AWS::EC2::SecurityGroup",
    "AWS::EC2::NetworkAcl",
    "AWS::EC2::TransitGateway",
    "AWS::StepFunctions::",
    "AWS::Logs::",
    "AWS::CloudWatch::",
    "AWS::CloudFormation::",
    "AWS::CloudFront::",
    "AWS::Cognito::",
    "AWS::AppSync::",
    "AWS::ElasticLoadBalancingV2::",
    "AWS::IoT::TopicRule",
    "AWS::Config::",
    "AWS::SecretsManager::",
    "AWS::SES::",
    "AWS::ApplicationAutoScaling::",
    "AWS::KMS::",
    "AWS::RDS::DBProxy",
    "AWS::MSK::",
    "AWS::AmazonMQ::",
    "AWS::EFS::",
    "AWS::Connect::",
    "AWS::Lex::",
    "Custom::",
};

bool is_read(Node resource) {
  const Node type = resource["Type"];
  if (!type || !type.is_scalar()) return false;
  return std::any_of(read_types.begin(), read_types.end(), [&type](std::string_view beginning) {
    return type.text().starts_with(beginning);
  });
}

// What no check looks at, and people like to make conditional.
bool says_nothing(std::string_view key) {
  return key == "Tags" || key == "Description" || key == "Metadata" || key == "Condition" ||
         key == "InputParameters";  // of the rules of AWS Config
}

// Collects the conditions and parameters that parts of one instance depend on.
class Walk {
 public:
  Walk(const Instance& instance, const Binding* bindings, Relevance& relevance)
      : instance_(&instance), bindings_(bindings), relevance_(&relevance) {}

  void condition(Node name) {
    if (!name || !name.is_scalar()) return;
    const auto found = instance_->conditions.find(fill_bindings(name.text(), bindings_));
    if (found != instance_->conditions.end()) met_.insert(found->second);
  }

  void value(Node node) {
    if (!node) return;
    each_call(node, [this](const Call& call) {
      const std::vector<Node> arguments = call.argument.children();
      if (call.name == "Fn::If" && !arguments.empty()) condition(arguments.front());
      for (const std::string_view name : names_in(call)) used(name);
    });
  }

  void resource(Node resource) {
    condition(resource["Condition"]);
    for (const Node& section : resource.children()) {
      if (section.key() != "Properties" && !says_nothing(section.key())) value(section);
    }
    const Node properties = resource["Properties"];
    if (!properties) return;
    if (call_at(properties)) return value(properties);
    for (const Node& property : properties.children()) {
      if (!says_nothing(property.key())) value(property);
    }
  }

  // Keeps what was met, which meets in one thing.
  void keep(Node thing, std::set<ConditionId>& conditions) const {
    conditions.insert(met_.begin(), met_.end());
    if (met_.empty()) return;
    Span place = thing.span();
    place.begin = std::min(place.begin, thing.name_span().begin);
    relevance_->meetings.push_back({place, {met_.begin(), met_.end()}});
  }

 private:
  void used(std::string_view name) {
    std::string identity = origin_of(*instance_, name).identity;
    if (!identity.empty()) relevance_->used.insert(std::move(identity));
  }

  const Instance* instance_;
  const Binding* bindings_;
  Relevance* relevance_;
  std::set<ConditionId> met_;
};

// The name in a plain `Ref`; empty when the node is anything else.
std::string_view plain_ref(Node node) {
  const auto call = node ? call_at(node) : std::nullopt;
  return call && call->name == "Ref" ? call->argument.text() : std::string_view();
}

}  // namespace

Origin origin_of(const Instance& instance, std::string_view name) {
  if (name == "AWS::NoValue") return {};
  if (name.starts_with("AWS::")) return {std::string(name), nullptr};
  const auto found = instance.parameters.find(name);
  if (found == instance.parameters.end()) return {};
  const Parameter& parameter = found->second;
  if (parameter.is_secret || parameter.is_looked_up) return {};
  const std::string_view passed = plain_ref(passed_to(instance, name));
  const Origin outer = passed.empty() ? Origin{} : origin_of(*instance.parent, passed);
  return outer.identity.empty() ? Origin{identity(instance, parameter), &parameter} : outer;
}

Relevance find_relevance(Stacks& stacks) {
  Relevance relevance;
  std::set<ConditionId> conditions;
  for (const Instance& instance : stacks.instances()) {
    for (const Declaration& resource : instance.resources.all()) {
      if (!is_read(resource.node)) continue;
      Walk walk(instance, resource.bindings, relevance);
      walk.resource(resource.node);
      walk.keep(resource.node, conditions);
    }
    Walk globals(instance, nullptr, relevance);
    globals.value(instance.section("Globals"));
    globals.keep(instance.section("Globals"), conditions);
    if (instance.prefix.empty()) continue;  // nobody here reads the template's own outputs
    for (const Declaration& output : instance.outputs.all()) {
      Walk walk(instance, output.bindings, relevance);
      walk.condition(output.node["Condition"]);
      walk.value(output.node["Value"]);
      walk.keep(output.node, conditions);
    }
  }
  relevance.conditions.assign(conditions.begin(), conditions.end());
  return relevance;
}

}  // namespace plimsoll
