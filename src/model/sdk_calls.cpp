#include "model/sdk_calls.h"

#include <algorithm>
#include <array>
#include <optional>

#include "code/facts.h"
#include "facts/iam_actions.h"
#include "facts/sdk_arguments.h"
#include "model/remote_call.h"
#include "model/steps.h"
#include "resource/text_parts.h"

namespace plimsoll {

namespace {

// Where an argument may stand: TransactItems hold Puts that hold a TableName.
constexpr int deepest_argument = 4;

struct Named {
  const SdkArgument* fact = nullptr;
  const code::Shape* shape = nullptr;
  bool several = false;  // of which one cannot be told
};

void find_named(std::string_view prefix, std::string_view name, const code::Shape& shape, int depth,
                Named& found);

void find_inside(std::string_view prefix, const code::Shape& shape, int depth, Named& found) {
  if (const auto* object = shape.as<code::ObjectShape>()) {
    for (const code::MemberShape& member : object->members) {
      find_named(prefix, member.name, member.shape, depth, found);
    }
  }
  if (const auto* list = shape.as<code::ListShape>()) {
    for (const code::Shape& each : list->elements) find_inside(prefix, each, depth + 1, found);
  }
}

void find_named(std::string_view prefix, std::string_view name, const code::Shape& shape, int depth,
                Named& found) {
  if (const SdkArgument* fact = find_sdk_argument(prefix, name)) {
    found.several = found.several || found.shape != nullptr;
    if (found.shape == nullptr) found = {fact, &shape, found.several};
    return;
  }
  if (depth < deepest_argument) find_inside(prefix, shape, depth + 1, found);
}

// Data of the caller's own may have members of these names: only what the API defines counts.
bool is_structure(std::string_view name) {
  constexpr std::array<std::string_view, 3> structures{"Entries", "TransactItems", "Params"};
  return std::ranges::find(structures, name) != structures.end();
}

Named find_argument(const SdkActions& asks, const code::RemoteCall& call) {
  Named found;
  for (const auto& [name, shape] : call.arguments) {
    if (is_structure(name) || find_sdk_argument(asks.iam_prefix, name)) {
      find_named(asks.iam_prefix, name, shape, 0, found);
    }
  }
  return found;
}

std::string variable_of(const code::Shape& shape) {
  const auto* text = shape.as<code::TextShape>();
  return text ? text->environment().value_or("") : "";
}

// Managed transfers of boto3 take the bucket by its place.
std::optional<std::size_t> position_of_bucket(std::string_view method) {
  if (method == "upload_file" || method == "upload_fileobj") return 1;
  if (method == "download_file" || method == "download_fileobj") return 0;
  return std::nullopt;
}

Named find_bucket(const code::RemoteCall& call) {
  const auto position = position_of_bucket(call.operation);
  if (!position || !call.resource.empty()) return {};
  std::size_t at = 0;
  for (const auto& [name, shape] : call.arguments) {
    if (name.empty() && at++ == *position) {
      return {find_sdk_argument("s3", "Bucket"), &shape, false};
    }
  }
  return {};
}

void follow_argument(SdkCall& call, const Names& names) {
  Named found = find_argument(call.asks, call.call);
  if (!found.shape && call.asks.iam_prefix == "s3") found = find_bucket(call.call);
  if (!found.shape || found.several) return;
  call.argument = found.fact->argument;
  call.variable = variable_of(*found.shape);
  call.given = value_of(*found.shape, call.function);
  call.resource = names.named(call.given, found.fact->resource_type);
}

void add_calls(const Function& function, const code::CodeFacts& facts, const Names& names,
               std::vector<SdkCall>& calls) {
  for (const code::RemoteCall& call : facts.calls) {
    const code::Client& client = facts.clients[call.client];
    std::optional<SdkActions> asks = iam_actions_of(client, call);
    if (!asks) continue;
    SdkCall joined{.function = function,
                   .call = call,
                   .client = client,
                   .asks = std::move(*asks),
                   .argument = {},
                   .variable = {},
                   .given = {},
                   .resource = nullptr};
    follow_argument(joined, names);
    calls.push_back(std::move(joined));
  }
}

// Types whose ARN is what their service's actions are decided on.
bool is_own_resource(std::string_view type) {
  constexpr std::array<std::string_view, 10> types{
      "AWS::DynamoDB::Table",   "AWS::SQS::Queue",       "AWS::SNS::Topic",
      "AWS::S3::Bucket",        "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine",
      "AWS::Events::EventBus",  "AWS::Kinesis::Stream",  "AWS::KinesisFirehose::DeliveryStream",
      "AWS::Cognito::UserPool",
  };
  return std::ranges::find(types, type) != types.end();
}

void append_shape(Text& text, const code::Shape& shape, const Function& function) {
  const Value value = value_of(shape, function);
  append(text, value.is_absent() ? Text{{opaque_part("")}} : value.to_text());
}

}  // namespace

bool SdkCall::by_own_role() const {
  return !client.other_account && (!client.other_endpoint || asks.iam_prefix == "execute-api");
}

std::span<const SdkCall> sdk_calls_of(const Function& function, const Deployment& deployment) {
  // Functions are in the order of their resources.
  const auto resource_of = [](const SdkCall& call) { return call.function.resource; };
  const std::vector<SdkCall>& calls = deployment.sdk_calls;
  return {std::ranges::lower_bound(calls, function.resource, {}, resource_of),
          std::ranges::upper_bound(calls, function.resource, {}, resource_of)};
}

Value value_of(const code::Shape& shape, const Function& function) {
  const auto* written = shape.as<code::TextShape>();
  if (!written) return {};
  if (const auto variable = written->environment()) return function.environment[*variable];
  Text text;
  for (const code::TextPart& part : written->parts) {
    if (part.kind == code::TextPart::Kind::literal) {
      append(text, part.text);
    } else if (part.kind == code::TextPart::Kind::opaque) {
      append(text, opaque_part(""));
    } else {
      const Value value = function.environment[part.text];
      if (value.is_absent()) return {};
      append(text, value.to_text());
    }
  }
  return Value::text(std::move(text), shape.span);
}

Text acted_on(const SdkCall& call, std::string_view action, const Names& names) {
  if (!call.resource || !is_own_resource(call.resource->type)) return {};
  const auto known = find_iam_action(action);
  if (!known || !known->takes_resource() || argument_of(call.call, "Qualifier")) return {};
  Text arn = names.arn(*call.resource);
  if (arn.parts.empty()) return {};
  if (known->resource_types.find("object") != std::string_view::npos) {
    append(arn, "/");
    append(arn, opaque_part(""));
  } else if (const code::Shape* index = argument_of(call.call, "IndexName")) {
    append(arn, "/index/");
    append_shape(arn, *index, call.function);
  }
  return arn;
}

void join_sdk_calls(Deployment& deployment) {
  for (const Function& function : deployment.functions) {
    const code::CodeFacts* facts = function.handler_code.facts();
    if (facts) add_calls(function, *facts, deployment.names, deployment.sdk_calls);
  }
}

}  // namespace plimsoll
