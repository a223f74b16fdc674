#include "check/check.h"

namespace plimsoll {

namespace {

// How an event says to which API its route belongs.
std::string_view api_property(const Value& event) {
  const std::string* type = event["Type"].as_string();
  if (type == nullptr) return {};
  if (*type == "Api") return "RestApiId";
  return *type == "HttpApi" ? "ApiId" : std::string_view();
}

std::string_view api_type(std::string_view property) {
  return property == "ApiId" ? "AWS::Serverless::HttpApi" : "AWS::Serverless::Api";
}

const Resource* resource_called(const Deployment& deployment, const Resource& beside,
                                const std::string& name) {
  const std::string stack = beside.id.substr(0, beside.id.size() - beside.name.size());
  return deployment.names.find(stack + name);
}

void judge(const Deployment& deployment, const Resource& resource, const Entry& event,
           Report& report) {
  const std::string_view property = api_property(event.value);
  if (property.empty()) return;
  const Value id = event.value["Properties"][property];
  const std::string* text = id.as_string();
  if (text == nullptr || !id.trail().empty()) return;  // given by whoever deploys it
  if (const Resource* api = resource_called(deployment, resource, *text)) {
    report
        .find(id, "event `{}` of `{}` names the API by the text `{}`, not by a reference to it",
              event.key, resource.name, *text)
        .fails(
            "500 Internal Server Error (\"Invalid permissions on Lambda function\"): the "
            "permission is for an API with the id `{}`, which does not exist",
            *text)
        .note(*api, "the API that is meant")
        .advise("write `{}: !Ref {}`", property, *text)
        .rewrite(id, Value::reference({*text, ""}, Span{}));
    return;
  }
  report
      .find(id, "event `{}` of `{}` belongs to the API `{}`, which is not in this template",
            event.key, resource.name, *text)
      .fails(
          "deployment fails: \"{} must be a valid reference to an '{}' resource in same template\"",
          property, api_type(property))
      .advise("declare the API in this template and refer to it with `!Ref`, or leave {} out",
              property);
}

void run(const Deployment& deployment, Report& report) {
  for (const Resource& resource : deployment.resources.serverless) {
    for (const Entry& event : resource.properties["Events"].entries()) {
      judge(deployment, resource, event, report);
    }
  }
}

}  // namespace

extern constinit const Check rest_api_id_literal = declare({
    .id = "rest-api-id-literal",
    .severity = Severity::error,
    .summary = "event names its API by a text instead of a reference",
    .evidence = {{.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-property-function-api.html",
                  .says = "RestApiId is typically set to reference an AWS::Serverless::Api "
                          "resource of this template"},
                 {.url = "https://docs.aws.amazon.com/serverless-application-model/latest/"
                         "developerguide/sam-property-function-httpapi.html",
                  .says = "ApiId is the identifier of an AWS::Serverless::HttpApi resource defined "
                          "in this template"}},
    .run = run,
});

}  // namespace plimsoll
