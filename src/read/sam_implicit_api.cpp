// The APIs that exist because an `Api` or `HttpApi` event names none.
#include <optional>

#include "read/sam_api.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

struct Kind {
  std::string_view event;     // type of the event
  std::string_view api;       // property that names the API
  std::string_view resource;  // type of the API
  std::string_view name;      // of the implicit one
};

constexpr Kind rest{"Api", "RestApiId", "AWS::Serverless::Api", "ServerlessRestApi"};
constexpr Kind http{"HttpApi", "ApiId", "AWS::Serverless::HttpApi", "ServerlessHttpApi"};

bool has_events(const Resource& resource) {
  return resource.type == "AWS::Serverless::Function" ||
         resource.type == "AWS::Serverless::StateMachine";
}

// The tags that a function or state machine passes on to what is generated for it.
Value propagated_tags(const Resource& owner, const Value& globals) {
  const Value section = globals[owner.type.substr(owner.type.rfind(':') + 1)];
  const auto setting = [&](std::string_view key) {
    const Value own = owner.properties[key];
    return own ? own : section[key];
  };
  return is_true(setting("PropagateTags")) ? setting("Tags") : Value();
}

bool implies(const Value& event, const Kind& kind) {
  return is(event["Type"], kind.event) && !value_at(event, {"Properties", kind.api});
}

// The implicit API, at the first event that implies it.
std::optional<Resource> implied(const std::vector<Resource>& resources, const Kind& kind,
                                const Value& globals) {
  std::optional<Resource> api;
  for (const Resource& owner : resources) {
    if (!has_events(owner)) continue;
    for (const Entry& event : owner.properties["Events"].entries()) {
      if (!implies(event.value, kind)) continue;
      const At at(event.key_span);
      if (!api) {
        api.emplace();
        api->name = std::string(kind.name);
        api->type = std::string(kind.resource);
        api->span = event.key_span;
        api->generated_by = owner.id;
        const bool is_rest = kind.event == rest.event;
        api->properties = at.map({{"StageName", is_rest ? at.string("Prod") : Value()}});
      }
      const Value tags = propagated_tags(owner, globals);
      if (!tags.is_map()) continue;
      const auto more = tags.entries();
      const Value known = api->properties["Tags"];
      api->properties =
          at.with(api->properties, {{"Tags", known ? known.with({more.begin(), more.end()}) : tags},
                                    {"PropagateTags", at.flag(true)}});
    }
  }
  return api;
}

// SAM replaces a resource of that name when an event implies the API.
void declare(std::optional<Resource> api, Stack& stack) {
  if (!api) return;
  api->id = stack.id_of(api->name);
  if (Resource* given = stack.find_id(api->id)) {
    *given = std::move(*api);
  } else {
    stack.declare(std::move(*api));
  }
}

}  // namespace

void declare_implicit_apis(Stack& stack, const Value& globals) {
  std::optional<Resource> rest_api = implied(stack.given(), rest, globals);
  std::optional<Resource> http_api = implied(stack.given(), http, globals);
  declare(std::move(rest_api), stack);
  declare(std::move(http_api), stack);
}

Resource* api_of(const Event& event, std::string_view property, std::string_view implicit,
                 Stack& stack) {
  const Value named = event.properties[property];
  return named ? stack.find(named) : stack.find_name(implicit);
}

}  // namespace plimsoll
