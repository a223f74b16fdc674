// Who else calls functions: services that name a function in one property. A table says which.
#include <algorithm>

#include <fmt/format.h>

#include "model/invocation_steps.h"
#include "resource/flat.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

struct ServiceTrigger {
  std::string_view type;
  std::string_view path;     // names with dots between; `*` steps into every entry, lists by itself
  std::string_view trigger;  // in facts/invoke_principals.h
  std::string_view caller;   // in facts/callers.h; empty where nobody waits, or no limit is known
  std::string_view noun;     // for messages
};

// Sorted by type. `noun` is followed by the resource's name.
constexpr ServiceTrigger service_triggers[] = {
    {"AWS::AppSync::DataSource", "LambdaConfig.LambdaFunctionArn", "appsync-data-source",
     "appsync-resolver", "data source"},
    {"AWS::AppSync::GraphQLApi", "LambdaAuthorizerConfig.AuthorizerUri", "appsync-authorizer",
     "appsync-lambda-authorizer", "GraphQL API"},
    {"AWS::AppSync::GraphQLApi",
     "AdditionalAuthenticationProviders.LambdaAuthorizerConfig.AuthorizerUri", "appsync-authorizer",
     "appsync-lambda-authorizer", "GraphQL API"},
    {"AWS::Bedrock::Agent", "ActionGroups.ActionGroupExecutor.Lambda", "bedrock-agent", "",
     "agent"},
    {"AWS::CloudWatch::Alarm", "AlarmActions", "cloudwatch-alarm", "", "alarm"},
    {"AWS::CloudWatch::Alarm", "InsufficientDataActions", "cloudwatch-alarm", "", "alarm"},
    {"AWS::CloudWatch::Alarm", "OKActions", "cloudwatch-alarm", "", "alarm"},
    {"AWS::CodeCommit::Repository", "Triggers.DestinationArn", "codecommit-trigger", "",
     "repository"},
    {"AWS::CodePipeline::Pipeline", "Stages.Actions.Configuration.FunctionName",
     "codepipeline-action", "codepipeline-lambda-action", "pipeline"},
    {"AWS::Cognito::UserPool", "LambdaConfig.*", "cognito-trigger", "cognito-trigger", "user pool"},
    {"AWS::Cognito::UserPool", "LambdaConfig.CustomEmailSender.LambdaArn", "cognito-trigger", "",
     "user pool"},
    {"AWS::Cognito::UserPool", "LambdaConfig.CustomSMSSender.LambdaArn", "cognito-trigger", "",
     "user pool"},
    {"AWS::Cognito::UserPool", "LambdaConfig.PreTokenGenerationConfig.LambdaArn", "cognito-trigger",
     "cognito-trigger", "user pool"},
    {"AWS::Config::ConfigRule", "Source.SourceIdentifier", "config-rule", "", "Config rule"},
    {"AWS::Connect::IntegrationAssociation", "IntegrationArn", "connect-flow", "connect",
     "Connect integration"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "Targets.Id", "load-balancer", "alb-lambda-target",
     "target group"},
    {"AWS::IoT::Authorizer", "AuthorizerFunctionArn", "iot-authorizer", "", "IoT authorizer"},
    {"AWS::IoT::TopicRule", "TopicRulePayload.Actions.Lambda.FunctionArn", "iot-rule", "",
     "IoT rule"},
    {"AWS::IoT::TopicRule", "TopicRulePayload.ErrorAction.Lambda.FunctionArn", "iot-rule", "",
     "IoT rule"},
    {"AWS::KinesisFirehose::DeliveryStream",
     "*.ProcessingConfiguration.Processors.Parameters.ParameterValue", "firehose-transform",
     "firehose-transform", "delivery stream"},
    {"AWS::Lex::Bot",
     "TestBotAliasSettings.BotAliasLocaleSettings.BotAliasLocaleSetting.CodeHookSpecification."
     "LambdaCodeHook.LambdaArn",
     "lex-v2", "", "bot"},
    {"AWS::Lex::BotAlias",
     "BotAliasLocaleSettings.BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn",
     "lex-v2", "", "bot alias"},
    {"AWS::Logs::SubscriptionFilter", "DestinationArn", "log-subscription", "",
     "log subscription filter"},
    {"AWS::S3ObjectLambda::AccessPoint",
     "ObjectLambdaConfiguration.TransformationConfigurations.ContentTransformation.AwsLambda."
     "FunctionArn",
     "s3-object-lambda", "s3-object-lambda", "Object Lambda access point"},
    {"AWS::SES::ReceiptRule", "Rule.Actions.LambdaAction.FunctionArn", "ses-receipt-rule", "",
     "receipt rule"},
    {"AWS::SecretsManager::RotationSchedule", "RotationLambdaARN", "secret-rotation", "",
     "rotation schedule"},
    {"AWS::Transfer::Server", "IdentityProviderDetails.Function", "transfer-family", "",
     "Transfer server"},
    {"AWS::Transfer::Workflow", "Steps.CustomStepDetails.Target", "transfer-family", "",
     "Transfer workflow"},
};
static_assert(std::ranges::is_sorted(service_triggers, {}, &ServiceTrigger::type));

const ServiceTrigger* first_row(std::string_view type) {
  return std::ranges::lower_bound(service_triggers, type, {}, &ServiceTrigger::type);
}

bool is_of(const ServiceTrigger* row, std::string_view type) {
  return row != std::end(service_triggers) && row->type == type;
}

// Calls `use` with each value at the path, and with the section in which it stands.
template <class Use>
void walk(const Value& section, std::string_view path, const Use& use) {
  if (section.is_list()) {
    for (const Value& item : section.items()) {
      if (path.empty()) {
        use(item, section);
      } else {
        walk(item, path, use);
      }
    }
    return;
  }
  if (path.empty() || !section.is_map()) return;
  const std::size_t dot = path.find('.');
  const std::string_view rest =
      dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  const auto go_on = [&](const Value& value) {
    if (rest.empty() && !value.is_list()) {
      use(value, section);
    } else {
      walk(value, rest, use);
    }
  };
  if (path.substr(0, dot) == "*") {
    for (const Entry& entry : section.entries()) go_on(entry.value);
  } else {
    go_on(section[path.substr(0, dot)]);
  }
}

Text log_group_arn(const Deployment& deployment, const Value& log_group) {
  const Resource* resource = deployment.names.named(log_group, "AWS::Logs::LogGroup");
  if (resource) return deployment.names.arn(*resource);
  Text arn = literal_text("arn:");
  append(arn, opaque_part("AWS::Partition"));
  append(arn, ":logs:");
  append(arn, opaque_part("AWS::Region"));
  append(arn, ":");
  append(arn, opaque_part("AWS::AccountId"));
  append(arn, ":log-group:");
  append(arn, deployment.names.spelled_out(log_group));
  append(arn, ":*");
  return arn;
}

// Where the ARN that AWS presents is not that of the resource itself.
void set_source_arn(const Deployment& deployment, Invocation& invocation) {
  const Resource& source = *invocation.source;
  if (source.type == "AWS::Logs::SubscriptionFilter") {
    invocation.source_arn = log_group_arn(deployment, source.properties["LogGroupName"]);
  } else if (source.type == "AWS::SecretsManager::RotationSchedule") {
    invocation.source_arn = deployment.names.spelled_out(source.properties["SecretId"]);
  } else if (source.type == "AWS::Connect::IntegrationAssociation") {
    invocation.source_arn = deployment.names.spelled_out(source.properties["InstanceId"]);
  }
}

// Roles stand beside the function or at the top of the resource, under one of these names.
Value role_near(const Value& section, const Resource& source) {
  for (const std::string_view key : {"ServiceRoleArn", "RoleArn", "RoleARN", "Role"}) {
    if (Value role = section[key]) return role;
    if (Value role = source.properties[key]) return role;
  }
  return {};
}

// SES waits for the answer only where it is told to.
bool waits_for_answer(const Value& section) {
  const std::string* type = section["InvocationType"].as_string();
  return type && *type == "RequestResponse";
}

void add_service(Deployment& deployment, const ServiceTrigger& row, const Resource& source) {
  walk(source.properties, row.path, [&](const Value& value, const Value& section) {
    auto invocation = invocation_by(deployment, row.trigger, value, source);
    if (!invocation) return;
    invocation->what = fmt::format("{} `{}`", row.noun, source.name);
    set_source_arn(deployment, *invocation);
    if (!row.caller.empty()) set_caller(*invocation, row.caller);
    if (invocation->right == InvokeRight::role) {
      set_role(*invocation, deployment, role_near(section, source));
    }
    if (row.trigger == "ses-receipt-rule" && waits_for_answer(section)) {
      invocation->mode = Mode::synchronous;
      set_caller(*invocation, "ses-receipt-rule-requestresponse");
    }
    deployment.invocations.push_back(std::move(*invocation));
  });
}

void add_edge(Deployment& deployment, const Resource& distribution, const Value& behaviour) {
  const Value associations = behaviour["LambdaFunctionAssociations"];
  for (const Value& association : associations.items()) {
    auto invocation =
        invocation_by(deployment, "lambda-edge", association["LambdaFunctionARN"], distribution);
    if (!invocation) continue;
    invocation->what = fmt::format("distribution `{}`", distribution.name);
    const std::string* event = association["EventType"].as_string();
    if (event) {
      set_caller(*invocation,
                 event->starts_with("viewer") ? "lambda-edge-viewer" : "lambda-edge-origin");
    }
    deployment.invocations.push_back(std::move(*invocation));
  }
}

bool is_custom(const Resource& resource) {
  return resource.type == "AWS::CloudFormation::CustomResource" ||
         resource.type.starts_with("Custom::");
}

void add_custom_resource(Deployment& deployment, const Resource& resource) {
  auto invocation =
      invocation_by(deployment, "custom-resource", resource.properties["ServiceToken"], resource);
  if (!invocation) return;
  invocation->what = fmt::format("custom resource `{}`", resource.name);
  deployment.invocations.push_back(std::move(*invocation));
}

}  // namespace

void add_service_invocations(Deployment& deployment) {
  for (const Resource& resource : deployment.resources.all) {
    const std::string_view type = resource.type;
    for (const ServiceTrigger* row = first_row(type); is_of(row, type); ++row) {
      add_service(deployment, *row, resource);
    }
    if (type == "AWS::CloudFront::Distribution") {
      const Value config = resource.properties["DistributionConfig"];
      add_edge(deployment, resource, config["DefaultCacheBehavior"]);
      const Value behaviours = config["CacheBehaviors"];
      for (const Value& behaviour : behaviours.items()) add_edge(deployment, resource, behaviour);
    }
    if (is_custom(resource)) add_custom_resource(deployment, resource);
  }
}

}  // namespace plimsoll
