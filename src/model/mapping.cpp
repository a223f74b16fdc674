#include "model/mapping.h"

#include <algorithm>
#include <array>

#include "model/function_target.h"
#include "model/steps.h"
#include "resource/flat.h"

namespace plimsoll {

namespace {

struct SourceType {
  std::string_view type;     // of the resource
  std::string_view service;  // in its ARN
  EventSource kind;
};

constexpr std::array source_types = {
    SourceType{"AWS::SQS::Queue", "sqs", EventSource::sqs},
    SourceType{"AWS::Kinesis::Stream", "kinesis", EventSource::kinesis},
    SourceType{"AWS::Kinesis::StreamConsumer", "kinesis", EventSource::kinesis},
    SourceType{"AWS::DynamoDB::Table", "dynamodb", EventSource::dynamodb},
    SourceType{"AWS::DynamoDB::GlobalTable", "dynamodb", EventSource::dynamodb},
    SourceType{"AWS::MSK::Cluster", "kafka", EventSource::msk},
    SourceType{"AWS::MSK::ServerlessCluster", "kafka", EventSource::msk},
    SourceType{"AWS::AmazonMQ::Broker", "mq", EventSource::mq},
    SourceType{"AWS::DocDB::DBCluster", "rds", EventSource::documentdb},
};

// Sections that only one kind of source takes; they tell the kind where the ARN is not known.
constexpr std::array telling_sections = {
    std::pair{"SelfManagedEventSource", EventSource::self_managed_kafka},
    std::pair{"SelfManagedKafkaEventSourceConfig", EventSource::self_managed_kafka},
    std::pair{"AmazonManagedKafkaEventSourceConfig", EventSource::msk},
    std::pair{"DocumentDBEventSourceConfig", EventSource::documentdb},
    std::pair{"ScalingConfig", EventSource::sqs},
    std::pair{"Queues", EventSource::mq},
    std::pair{"Topics", EventSource::msk},
};

Setting<EventSource> kind_of(const Section& properties, const Mapping& mapping) {
  const Value& source = mapping.source.value;
  const Place place = source ? Place(source) : properties.owner();
  for (const SourceType& known : source_types) {
    if (mapping.source.resource && mapping.source.resource->type == known.type) {
      return Setting<EventSource>::written(known.kind, place);
    }
  }
  const std::string spelled = flat(mapping.source_arn);
  const auto arn = split_arn(spelled);
  for (const SourceType& known : source_types) {
    if (arn && arn->service == known.service) {
      return Setting<EventSource>::written(known.kind, place);
    }
  }
  for (const auto& [section, kind] : telling_sections) {
    if (properties[section].is_map() || properties[section].is_list()) {
      return Setting<EventSource>::written(kind, place);
    }
  }
  return Setting<EventSource>::opaque(place);
}

// A default that depends on the kind of source: opaque where that is not known.
template <class T>
Setting<T> default_for(const Mapping& mapping, Setting<T> setting, auto usual) {
  if (!setting.is_absent()) return setting;
  const EventSource* kind = mapping.kind.known();
  if (!kind) return Setting<T>::opaque(setting.place());
  const std::optional<T> value = usual(*kind);
  return value ? Setting<T>::defaulted(*value, setting.place()) : setting;
}

bool is_stream(EventSource kind) {
  return kind == EventSource::kinesis || kind == EventSource::dynamodb;
}

bool is_kafka(EventSource kind) {
  return kind == EventSource::msk || kind == EventSource::self_managed_kafka;
}

void read_batching(const Section& properties, Mapping& mapping) {
  using Usual = std::optional<int>;
  mapping.batch_size = default_for(mapping, properties.integer("BatchSize"), [](EventSource kind) {
    return Usual(kind == EventSource::sqs ? 10 : 100);
  });
  mapping.window_s = default_for(
      mapping, properties.integer("MaximumBatchingWindowInSeconds"), [](EventSource kind) {
        return kind == EventSource::sqs || is_stream(kind) ? Usual(0) : std::nullopt;
      });
  mapping.parallelization_factor =
      default_for(mapping, properties.integer("ParallelizationFactor"),
                  [](EventSource kind) { return is_stream(kind) ? Usual(1) : std::nullopt; });
}

void read_retries(const Section& properties, Mapping& mapping) {
  // -1: retried until the record expires.
  const auto unlimited = [](EventSource kind) {
    return is_stream(kind) || is_kafka(kind) ? std::optional(-1) : std::nullopt;
  };
  mapping.retry_attempts =
      default_for(mapping, properties.integer("MaximumRetryAttempts"), unlimited);
  mapping.record_age_s =
      default_for(mapping, properties.integer("MaximumRecordAgeInSeconds"), unlimited);
  mapping.bisect_on_error = properties.boolean("BisectBatchOnFunctionError", false);
}

Setting<bool> reports_item_failures(const Section& properties) {
  const Value types = properties["FunctionResponseTypes"];
  if (!types) return Setting<bool>::defaulted(false, properties.owner());
  bool known = types.is_list();
  for (const Value& type : types.items()) {
    const std::string* text = type.as_string();
    if (text && *text == "ReportBatchItemFailures") return Setting<bool>::written(true, type);
    known = known && text;
  }
  return known ? Setting<bool>::written(false, types) : Setting<bool>::opaque(types);
}

ProvisionedPollers read_pollers(const Section& properties) {
  const Section config = properties.in("ProvisionedPollerConfig");
  return {.written = properties["ProvisionedPollerConfig"],
          .minimum = config.integer("MinimumPollers"),
          .maximum = config.integer("MaximumPollers")};
}

void find_source(const Deployment& deployment, const Section& properties, Mapping& mapping) {
  const Value arn = properties["EventSourceArn"];
  mapping.source = deployment.names.target(arn);
  mapping.source_arn = deployment.names.spelled_out(arn);
  mapping.queue = declared_by(mapping.source.resource, deployment.queues);
  mapping.stream = declared_by(mapping.source.resource, deployment.streams);
  mapping.table = declared_by(mapping.source.resource, deployment.tables);
  mapping.kind = kind_of(properties, mapping);
}

Mapping read(const Deployment& deployment, const Resource& resource) {
  const Section properties(resource);
  auto mapping = declared_as<Mapping>(resource);
  mapping.function_name = deployment.names.target(properties["FunctionName"]);
  const FunctionTarget target = function_target(deployment, properties["FunctionName"]);
  mapping.function = target.function;
  if (target.function) mapping.function_name.resource = target.function->resource;
  mapping.qualifier = target.qualifier;
  find_source(deployment, properties, mapping);
  read_batching(properties, mapping);
  read_retries(properties, mapping);
  mapping.enabled = properties.boolean("Enabled", true);
  mapping.maximum_concurrency = properties.in("ScalingConfig").integer("MaximumConcurrency");
  mapping.provisioned = read_pollers(properties);
  mapping.reports_item_failures = reports_item_failures(properties);
  mapping.starting_position = properties.string("StartingPosition");
  mapping.on_failure =
      deployment.names.target(properties.in("DestinationConfig").in("OnFailure")["Destination"]);
  mapping.filter = properties["FilterCriteria"];
  mapping.access = properties["SourceAccessConfigurations"];
  mapping.self_managed = properties["SelfManagedEventSource"];
  return mapping;
}

}  // namespace

Answer Mapping::reads_standard_queue() const {
  const EventSource* source_kind = kind.known();
  if (!source_kind) return Answer::unknown;
  if (*source_kind != EventSource::sqs) return Answer::no;
  if (queue) return queue->fifo.known() ? answer(!*queue->fifo.known()) : Answer::unknown;
  if (source_arn.parts.empty()) return Answer::unknown;
  const Text::Part& end = source_arn.parts.back();
  if (end.kind != Text::Part::Kind::literal) return Answer::unknown;
  return answer(!end.literal.ends_with(".fifo"));
}

const Mapping* active_mapping(const Queue& queue) {
  const auto active = std::ranges::find_if(
      queue.mappings, [](const Mapping* mapping) { return !mapping->is_disabled(); });
  return active == queue.mappings.end() ? nullptr : *active;
}

void add_mappings(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::EventSourceMapping")) {
    deployment.mappings.push_back(read(deployment, *resource));
  }
}

void join_triggers(Deployment& deployment) {
  for (const Mapping& mapping : deployment.mappings) {
    const EventSource* kind = mapping.kind.known();
    if (!mapping.function || !kind) continue;
    if (mapping.queue) {
      deployment.queue_triggers.push_back(
          {.function = *mapping.function, .queue = *mapping.queue, .mapping = mapping});
    } else if (is_stream(*kind) || is_kafka(*kind)) {
      deployment.stream_triggers.push_back({.function = *mapping.function, .mapping = mapping});
    }
  }
  for (const Route& route : deployment.routes) {
    if (!route.function) continue;
    deployment.routes_to_functions.push_back({.route = route, .function = *route.function});
  }
  for (const Task& task : deployment.tasks) {
    if (!task.function) continue;
    deployment.tasks_to_functions.push_back({.task = task, .function = *task.function});
  }
}

}  // namespace plimsoll
