#include "model/names.h"

#include <algorithm>
#include <array>

#include "model/arn_forms.h"
#include "resource/flat.h"
#include "resource/text_parts.h"

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

}  // namespace

// Spells values out into one text; fills the shapes of arn_forms.h on the way.
class Names::Speller {
 public:
  Speller(const Names& names, Text& out) : names_(&names), out_(&out) { out.parts.reserve(8); }

  void value(const Value& value) {
    if (const Text* text = value.as_text()) {
      for (const Text::Part& part : text->parts) add(part);
    } else if (const Reference* to = value.as_reference()) {
      reference(*to);
    } else {
      append(*out_, value.to_text());
    }
  }

  void shape(const Resource& resource, std::string_view shape) {
    while (!shape.empty()) {
      const std::size_t open = std::min(shape.find('{'), shape.size());
      append(*out_, shape.substr(0, open));
      if (open == shape.size()) break;
      const std::size_t close = shape.find('}', open);
      placeholder(resource, shape.substr(open + 1, close - open - 1));
      shape.remove_prefix(close + 1);
    }
  }

  void name(const Resource& resource) {
    const NameForm* form = name_form(resource.type);
    if (!form) return add_hole(resource, "");
    const Value written = resource.properties[form->property];
    if (!written) return add_hole(resource, form->attribute);
    Text spelled = nested(written);
    // Two uses of a name that nobody knows still are uses of one name.
    const bool usable = !spelled.parts.empty() && !is_ambiguous(flat(spelled));
    if (!usable) return add_hole(resource, form->attribute);
    append(*out_, std::move(spelled));
  }

 private:
  void add(const Text::Part& part) {
    if (part.kind == Kind::reference) {
      reference(part.reference);
    } else {
      append(*out_, part);
    }
  }

  void add_hole(const Resource& resource, std::string_view attribute) {
    append(*out_, reference_part(resource.id, attribute));
  }

  void reference(const Reference& reference) {
    const Resource* resource = names_->find(reference.resource);
    const ArnForm* form = resource ? arn_form(resource->type, reference.attribute) : nullptr;
    if (form && depth_ < deepest) {
      shape(*resource, form->shape);
    } else {
      append(*out_, opaque_part(reference.resource + "." + reference.attribute));
    }
  }

  void placeholder(const Resource& resource, std::string_view what) {
    if (what == "P") return append(*out_, opaque_part("AWS::Partition"));
    if (what == "R") return append(*out_, opaque_part("AWS::Region"));
    if (what == "A") return append(*out_, opaque_part("AWS::AccountId"));
    if (what == "N") return name(resource);
    if (what == "path") return path(resource);
    if (what == "bus") return bus(resource);
    if (what == "function") return function(resource);
    add_hole(resource, what);
  }

  void path(const Resource& role) {
    const Value written = role.properties["Path"];
    append(*out_, written ? nested(written) : literal_text("/"));
  }

  void bus(const Resource& rule) {
    const Value written = rule.properties["EventBusName"];
    if (!written) return;
    Text text = nested(written);
    const std::string spelled = flat(text);
    if (const auto arn = split_arn(spelled)) {
      text = unflat(arn->rest.substr(arn->rest.find('/') + 1));
    }
    if (spelled == "default") return;
    append(*out_, std::move(text));
    append(*out_, "/");
  }

  // FunctionName of an alias or version: a name, or already an ARN.
  void function(const Resource& version) {
    Text text = nested(version.properties["FunctionName"]);
    if (!flat(text).starts_with("arn:")) {
      append(*out_, "arn:");
      append(*out_, opaque_part("AWS::Partition"));
      append(*out_, ":lambda:");
      append(*out_, opaque_part("AWS::Region"));
      append(*out_, ":");
      append(*out_, opaque_part("AWS::AccountId"));
      append(*out_, ":function:");
    }
    append(*out_, std::move(text));
  }

  // A property of a resource that is being spelled out.
  Text nested(const Value& property) const {
    Text text;
    Speller inner(*names_, text);
    inner.depth_ = depth_ + 1;
    inner.value(property);
    return text;
  }

  const Names* names_;
  Text* out_;
  int depth_ = 0;
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
    Text name;
    Speller(*this, name).name(resource);
    by_name_[flat(name)].push_back(&resource);
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
  if (value.is_list() || value.is_map() || value.is_absent()) return nullptr;
  const std::string spelled = flat(spelled_out(value));
  if (spelled.starts_with("arn:")) return fits(with_arn(spelled));
  return type.empty() ? nullptr : called(spelled, type);
}

Text Names::spelled_out(const Value& value) const {
  Text text;
  Speller(*this, text).value(value);
  return text;
}

Text Names::arn(const Resource& resource) const {
  Text text;
  if (const ArnForm* form = own_arn_form(resource.type)) {
    Speller(*this, text).shape(resource, form->shape);
  }
  return text;
}

}  // namespace plimsoll
