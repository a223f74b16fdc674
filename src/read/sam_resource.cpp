#include "read/sam_resource.h"

#include "read/sam_function.h"
#include "read/sam_role.h"

namespace plimsoll {

namespace {

// "S", "N" or "B" for "String", "Number" and "Binary".
Value attribute_type(const Value& type) {
  const std::string name = known_string(type);
  return name.empty() ? type : Value::scalar(name.substr(0, 1), type.span(), true);
}

Value scaling_config(const Value& config) {
  if (!config.is_map()) return config;
  const At at(config.span());
  const Value target = config["AverageCPUUtilization"];
  const Value policy =
      at.map({{"PredefinedMetricType", "LambdaCapacityProviderAverageCPUUtilization"},
              {"TargetValue", target}});
  return at.map({{"MaxVCpuCount", config["MaxVCpuCount"]},
                 {"ScalingMode", target ? "Manual" : "Auto"},
                 {"ScalingPolicies", target ? at.list({policy}) : Value()}});
}

Value instance_requirements(const Value& given) {
  if (!given.is_map()) return given;
  return At(given.span())
      .map({{"Architectures", given["Architectures"]},
            {"AllowedInstanceTypes", given["AllowedTypes"]},
            {"ExcludedInstanceTypes", given["ExcludedTypes"]}});
}

}  // namespace

void lower_simple_table(Resource& table, Stack& /*stack*/) {
  const Value sam = table.properties;
  const At at(key_span_or(sam, "PrimaryKey", table.span));
  const Value key = sam["PrimaryKey"];
  const Value name = key ? key["Name"] : at.string("id");
  const Value type = key ? attribute_type(key["Type"]) : at.string("S");
  const Value throughput = sam["ProvisionedThroughput"];
  table.type = "AWS::DynamoDB::Table";
  table.properties =
      at.map({{"TableName", sam["TableName"]},
              {"AttributeDefinitions",
               at.list({at.map({{"AttributeName", name}, {"AttributeType", type}})})},
              {"KeySchema", at.list({at.map({{"AttributeName", name}, {"KeyType", "HASH"}})})},
              {"BillingMode", is_set(throughput) ? Value() : at.string("PAY_PER_REQUEST")},
              {"ProvisionedThroughput", is_set(throughput) ? throughput : Value()},
              {"PointInTimeRecoverySpecification", sam["PointInTimeRecoverySpecification"]},
              {"SSESpecification", sam["SSESpecification"]},
              {"Tags", tag_list(sam["Tags"], "", table.span)}});
}

void lower_layer_version(Resource& layer, Stack& /*stack*/) {
  const Value sam = layer.properties;
  const At at(layer.span);
  const Value name = sam["LayerName"];
  layer.type = "AWS::Lambda::LayerVersion";
  layer.properties =
      at.map({{"LayerName", name ? name : at.string(layer.name)},
              {"Description", sam["Description"]},
              {"Content", s3_location(sam["ContentUri"], "S3Bucket", "S3Key", "S3ObjectVersion")},
              {"CompatibleArchitectures", sam["CompatibleArchitectures"]},
              {"CompatibleRuntimes", sam["CompatibleRuntimes"]},
              {"LicenseInfo", sam["LicenseInfo"]}});
}

void lower_application(Resource& application, Stack& /*stack*/) {
  const Value sam = application.properties;
  const At at(application.span);
  const Value location = sam["Location"];
  application.type = "AWS::CloudFormation::Stack";
  application.properties = at.map({{"TemplateURL", location.is_map() ? Value() : location},
                                   {"Parameters", sam["Parameters"]},
                                   {"NotificationARNs", sam["NotificationARNs"]},
                                   {"TimeoutInMinutes", sam["TimeoutInMinutes"]},
                                   {"Tags", tag_list(sam["Tags"], "", application.span)}});
}

void lower_capacity_provider(Resource& provider, Stack& stack) {
  const Value sam = provider.properties;
  const At at(provider.span);
  Value role_arn = sam["OperatorRole"];
  if (!role_arn) {
    RoleParts role;
    role.trust = trust_in("lambda.amazonaws.com", provider.span);
    role.add_managed("AWSLambdaManagedEC2ResourceOperator", provider.span);
    stack.make(provider, "OperatorRole", "AWS::IAM::Role", provider.span,
               role.properties(provider.span));
    role_arn = at.attribute(provider.id + "OperatorRole", "Arn");
  }
  provider.type = "AWS::Lambda::CapacityProvider";
  provider.properties =
      at.map({{"CapacityProviderName", sam["CapacityProviderName"]},
              {"VpcConfig", sam["VpcConfig"]},
              {"PermissionsConfig", at.map({{"CapacityProviderOperatorRoleArn", role_arn}})},
              {"InstanceRequirements", instance_requirements(sam["InstanceRequirements"])},
              {"CapacityProviderScalingConfig", scaling_config(sam["ScalingConfig"])},
              {"KmsKeyArn", sam["KmsKeyArn"]},
              {"Tags", tag_list(sam["Tags"], "lambda:createdBy", provider.span)}});
}

}  // namespace plimsoll
