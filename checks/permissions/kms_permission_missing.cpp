#include <set>
#include <tuple>

#include "check/check.h"
#include "model/key_use.h"
#include "model/needs.h"

namespace plimsoll {

namespace {

std::string_view kind_of(const Resource& resource) {
  if (resource.type == "AWS::SQS::Queue") return "queue";
  if (resource.type == "AWS::SNS::Topic") return "topic";
  if (resource.type == "AWS::Kinesis::Stream") return "stream";
  if (resource.type == "AWS::S3::Bucket") return "bucket";
  return resource.type == "AWS::DynamoDB::Table" ? "table" : "secret";
}

// In the words of the service: SQS and Kinesis have names of their own for it.
std::string failure_of(const KeyUse& use) {
  if (use.by_lambda && use.action == "kms:Decrypt") {
    return "Lambda cannot read the messages: none reaches the function, and they expire unread";
  }
  if (use.by_lambda) return "Lambda cannot send there: what is to be kept there is lost";
  if (use.encrypted.type == "AWS::SQS::Queue") return "KMS.AccessDeniedException at run time";
  const bool renamed =
      use.encrypted.type == "AWS::SNS::Topic" || use.encrypted.type == "AWS::Kinesis::Stream";
  return fmt::format("{} at run time: \"not authorized to perform: {}\"",
                     renamed ? "KMSAccessDeniedException" : "AccessDeniedException", use.action);
}

void run(const Deployment& deployment, Report& report) {
  const KeyPolicies key_policies(deployment);
  std::set<std::tuple<const Role*, const Resource*, std::string_view>> judged;
  for (const KeyUse& use : key_uses(deployment)) {
    const Role& role = *use.function.execution_role;
    const Resource& key = *use.encryption.key;
    if (!judged.emplace(&role, &key, use.action).second) continue;
    const Text key_arn = deployment.names.arn(key);
    if (may(role, use.action, &key_arn) != Answer::no) continue;
    if (key_policies.admit(key, role, use.action) != Answer::no) continue;
    report
        .find(closest_grant(role, use.action),
              "role `{}` does not allow `{}` on key `{}`, with which {} `{}` is encrypted",
              role.name, use.action, key.name, kind_of(use.encrypted), use.encrypted.name)
        .fails("{}", failure_of(use))
        .note(use.encryption.written, "encrypts it with a key of your own")
        .note(use.place, "{}",
              use.by_lambda ? "used by Lambda with the function's role"
                            : "granted, but of no use without the key")
        .advise("allow {} on the key's ARN", use.action);
  }
}

}  // namespace

extern constinit const Check kms_permission_missing = declare({
    .id = "kms-permission-missing",
    .severity = Severity::warning,
    .summary = "function uses what is encrypted with a key that its role may not use",
    .evidence =
        {{.url = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/"
                 "sqs-key-management.html",
          .says = "producers need kms:GenerateDataKey and kms:Decrypt, consumers kms:Decrypt"},
         {.url = "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
          .says = "for an encrypted queue the execution role needs kms:Decrypt"},
         {.url = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
          .says = "the default key policy leaves access to the key to IAM policies"}},
    .run = run,
});

}  // namespace plimsoll
