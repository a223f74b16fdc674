#include "model/names.h"

#include <algorithm>
#include <array>

#include "model/arn_forms.h"
#include "model/flat.h"
#include "model/text_parts.h"

namespace plimsoll {

namespace {

using Kind = Text::Part::Kind;

// Names refer to each other only by mistake; a cycle of them must end all the same.
constexpr int deepest = 8;

// How the last part of an ARN tells which resource it is.
struct ArnOwner {
  std::string_view service;
  std::string_view prefix;
  std::string_view type;
  enum class Name : std::uint8_t { up_to_separator, up_to_colon, after_last_slash } name;
};

using enum ArnOwner::Name;
constexpr std::array owners = {
    ArnOwner{"lambda", "function:", "AWS::Lambda::Function", up_to_separator},
    ArnOwner{"sqs", "", "AWS::SQS::Queue", up_to_separator},
    ArnOwner{"sns", "", "AWS::SNS::Topic", up_to_separator},
    ArnOwner{"s3", "", "AWS::S3::Bucket", up_to_separator},
    ArnOwner{"kinesis", "stream/", "AWS::Kinesis::Stream", up_to_separator},
    ArnOwner{"dynamodb", "table/", "AWS::DynamoDB::Table", up_to_separator},
    ArnOwner{"dynamodb", "table/", "AWS::DynamoDB::GlobalTable", up_to_separator},
    ArnOwner{"iam", "role/", "AWS::IAM::Role", after_last_slash},
    ArnOwner{"iam", "policy/", "AWS::IAM::ManagedPolicy", after_last_slash},
    ArnOwner{"events", "rule/", "AWS::Events::Rule", after_last_slash},
    ArnOwner{"events", "event-bus/", "AWS::Events::EventBus", up_to_separator},
    ArnOwner{"states", "stateMachine:", "AWS::StepFunctions::StateMachine", up_to_separator},
    ArnOwner{"logs", "log-group:", "AWS::Logs::LogGroup", up_to_colon},
    ArnOwner{"firehose", "deliverystream/", "AWS::KinesisFirehose::DeliveryStream",
             up_to_separator},
    ArnOwner{"cognito-idp", "userpool/", "AWS::Cognito::UserPool", up_to_separator},
    ArnOwner{"elasticloadbalancing", "targetgroup/", "AWS::ElasticLoadBalancingV2::TargetGroup",
             up_to_separator},
    ArnOwner{"kms", "key/", "AWS::KMS::Key", up_to_separator},
    ArnOwner{"secretsmanager", "secret:", "AWS::SecretsManager::Secret", up_to_separator},
    ArnOwner{"kafka", "cluster/", "AWS::MSK::Cluster", up_to_separator},
    ArnOwner{"iot", "rule/", "AWS::IoT::TopicRule", up_to_separator},
};

std::string_view name_in(std::string_view rest, ArnOwner::Name how) {
  if (how == after_last_slash) return rest.substr(find_last_outside(rest, '/') + 1);
  return rest.substr(0, find_outside(rest, how == up_to_colon ? ":" : ":/"));
}

Text::Part hole(const Resource& resource, std::string_view attribute) {
  return reference_part(resource.id, attribute);
}

}  // namespace

// Fills the shapes of arn_forms.h for one resource.
class Names::Speller {
 public:
  Speller(const Names& names, int depth) : names_(&names), depth_(depth) {}

  Text value(const Value& value) const {
    Text result;
    if (const Text* text = value.as_text()) {
      for (const Text::Part& part : text->parts) append_part(result, part);
    } else {
      for (Text::Part& part : value.to_text().parts) append_part(result, part);
    }
    return result;
  }

  Text shape(const Resource& resource, std::string_view shape) const {
    Text result;
    while (!shape.empty()) {
      const std::size_t open = std::min(shape.find('{'), shape.size());
      append(result, shape.substr(0, open));
      if (open == shape.size()) break;
      const std::size_t close = shape.find('}', open);
      append(result, placeholder(resource, shape.substr(open + 1, close - open - 1)));
      shape.remove_prefix(close + 1);
    }
    return result;
  }

  Text name(const Resource& resource) const {
    const NameForm* form = name_form(resource.type);
    if (!form) return {{hole(resource, "")}};
    Text written = value(resource.properties[form->property]);
    // Two uses of a name that nobody knows still are uses of one name.
    const bool usable = !written.parts.empty() && !is_ambiguous(flat(written));
    return usable ? written : Text{{hole(resource, form->attribute)}};
  }

 private:
  void append_part(Text& result, const Text::Part& part) const {
    if (part.kind == Kind::reference && depth_ < deepest) {
      append(result, Speller(*names_, depth_ + 1).reference(part.reference));
    } else {
      append(result, part);
    }
  }

  Text reference(const Reference& reference) const {
    const Resource* resource = names_->find(reference.resource);
    const ArnForm* form = resource ? arn_form(resource->type, reference.attribute) : nullptr;
    if (form) return shape(*resource, form->shape);
    return {{opaque_part(reference.resource + "." + reference.attribute)}};
  }

  Text placeholder(const Resource& resource, std::string_view what) const {
    if (what == "P") return {{opaque_part("AWS::Partition")}};
    if (what == "R") return {{opaque_part("AWS::Region")}};
    if (what == "A") return {{opaque_part("AWS::AccountId")}};
    if (what == "N") return name(resource);
    if (what == "path") return path(resource);
    if (what == "bus") return bus(resource);
    if (what == "function") return function(resource);
    return {{hole(resource, what)}};
  }

  Text path(const Resource& role) const {
    const Value written = role.properties["Path"];
    return written ? value(written) : Text{{literal_part("/")}};
  }

  Text bus(const Resource& rule) const {
    const Value written = rule.properties["EventBusName"];
    Text text = value(written);
    const std::string spelled = flat(text);
    if (!written || spelled == "default") return {};
    if (const auto arn = split_arn(spelled)) {
      return {{arn->rest.starts_with("event-bus/") && !has_holes(arn->rest)
                   ? literal_part(std::string(arn->rest.substr(10)) + "/")
                   : opaque_part("")}};
    }
    append(text, "/");
    return text;
  }

  // FunctionName of an alias or version: a name, or already an ARN.
  Text function(const Resource& version) const {
    Text text = value(version.properties["FunctionName"]);
    if (text.parts.empty() || flat(text).starts_with("arn:")) return text;
    Text arn{{literal_part("arn:"), opaque_part("AWS::Partition"), literal_part(":lambda:"),
              opaque_part("AWS::Region"), literal_part(":"), opaque_part("AWS::AccountId"),
              literal_part(":function:")}};
    append(arn, std::move(text));
    return arn;
  }

  const Names* names_;
  int depth_;
};

Names::Names(const std::vector<Resource>& resources) {
  by_id_.reserve(resources.size());
  for (const Resource& resource : resources) {
    by_id_.emplace(resource.id, &resource);
    by_type_[resource.type].push_back(&resource);
  }
  for (const Resource& resource : resources) {
    const NameForm* form = name_form(resource.type);
    if (!form || !resource.properties[form->property]) continue;
    by_name_[flat(Speller(*this, 0).name(resource))].push_back(&resource);
  }
}

const Resource* Names::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::span<const Resource* const> Names::of_type(std::string_view type) const {
  const auto found = by_type_.find(type);
  if (found == by_type_.end()) return {};
  return found->second;
}

const Resource* Names::called(std::string_view flat_name, std::string_view type) const {
  if (const auto reference = sole_reference(flat_name)) {
    const Resource* resource = find(reference->resource);
    return resource && resource->type == type ? resource : nullptr;
  }
  const auto found = by_name_.find(std::string(flat_name));
  if (found == by_name_.end() || is_ambiguous(flat_name)) return nullptr;
  for (const Resource* resource : found->second) {
    if (resource->type == type) return resource;
  }
  return nullptr;
}

const Resource* Names::with_arn(std::string_view flat_arn) const {
  const auto arn = split_arn(flat_arn);
  if (!arn) return nullptr;
  for (const ArnOwner& owner : owners) {
    if (arn->service != owner.service || !arn->rest.starts_with(owner.prefix)) continue;
    const std::string_view rest = arn->rest.substr(owner.prefix.size());
    if (const Resource* resource = called(name_in(rest, owner.name), owner.type)) return resource;
  }
  return nullptr;
}

const Resource* Names::named(const Value& value, std::string_view type) const {
  const auto fits = [&](const Resource* resource) {
    return resource && (type.empty() || resource->type == type) ? resource : nullptr;
  };
  if (const Reference* reference = value.as_reference()) return fits(find(reference->resource));
  if (!value.as_scalar() && !value.as_text()) return nullptr;
  const std::string spelled = flat(spelled_out(value));
  if (spelled.starts_with("arn:")) return fits(with_arn(spelled));
  return type.empty() ? nullptr : called(spelled, type);
}

Text Names::spelled_out(const Value& value) const {
  return Speller(*this, 0).value(value);
}

Text Names::arn(const Resource& resource) const {
  const ArnForm* form = own_arn_form(resource.type);
  return form ? Speller(*this, 0).shape(resource, form->shape) : Text{};
}

}  // namespace plimsoll
