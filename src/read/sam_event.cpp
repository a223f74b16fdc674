#include "read/sam_event.h"

#include <algorithm>
#include <array>

#include "read/sam_event_kinds.h"

namespace plimsoll {

namespace {

struct Handler {
  std::string_view type;
  void (*lower)(const FunctionEvent&);
};

constexpr std::array handlers = {
    Handler{"AlexaSkill", lower_alexa_skill},
    Handler{"Api", lower_api_event},
    Handler{"CloudWatchEvent", lower_event_rule},
    Handler{"CloudWatchLogs", lower_log_filter},
    Handler{"Cognito", lower_cognito_trigger},
    Handler{"DocumentDB", lower_document_db},
    Handler{"DynamoDB", lower_stream},
    Handler{"EventBridgeRule", lower_event_rule},
    Handler{"HttpApi", lower_http_api_event},
    Handler{"IoTRule", lower_iot_rule},
    Handler{"Kinesis", lower_stream},
    Handler{"MQ", lower_mq},
    Handler{"MSK", lower_msk},
    Handler{"S3", lower_bucket_notification},
    Handler{"SNS", lower_topic_subscription},
    Handler{"SQS", lower_queue},
    Handler{"Schedule", lower_schedule},
    Handler{"ScheduleV2", lower_function_schedule_v2},
    Handler{"SelfManagedKafka", lower_self_managed_kafka},
};

}  // namespace

std::vector<Event> read_events(const Value& events) {
  std::vector<Event> all;
  for (const Entry& entry : events.entries()) {
    all.push_back(
        {entry.key, known_string(entry.value["Type"]), entry.value["Properties"], entry.key_span});
  }
  const auto order = [](const Event& event) {
    std::string path = known_string(event.properties["Path"]);
    if (!path.empty()) return path;
    const bool is_default = event.type == "HttpApi" && !is_set(event.properties["Method"]);
    return is_default ? std::string("$default") : event.name;
  };
  std::stable_sort(all.begin(), all.end(), [&order](const Event& left, const Event& right) {
    return order(left) < order(right);
  });
  return all;
}

void lower_function_events(const std::vector<Event>& events, const Callee& callee, Stack& stack,
                           RoleParts& role) {
  for (const Event& event : events) {
    const auto handler =
        std::find_if(handlers.begin(), handlers.end(),
                     [&event](const Handler& known) { return known.type == event.type; });
    if (handler != handlers.end()) handler->lower({event, callee, stack, role});
  }
}

void permit(const Event& event, const Callee& callee, Stack& stack, std::string_view principal,
            const Value& source_arn, std::initializer_list<At::Pair> further,
            std::string_view suffix) {
  const At at(event.span);
  const Value permission = at.map({{"Action", "lambda:InvokeFunction"},
                                   {"FunctionName", callee.name_at(event.span)},
                                   {"Principal", std::string(principal)},
                                   {"SourceArn", source_arn}});
  stack.make(*callee.resource, event.name + "Permission" + std::string(suffix),
             "AWS::Lambda::Permission", event.span, at.with(permission, further));
}

}  // namespace plimsoll
