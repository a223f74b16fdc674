// AWS::Serverless::Connector: what one resource needs to work with another.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "facts/connectors.h"
#include "read/sam_resource.h"
#include "read/sam_role.h"

namespace plimsoll {

namespace {

// One end of a connector, in the words of the facts: `${Source.Arn}`, `${Destination.Name}`.
struct End {
  std::string type;
  Value arn;
  Value resource_id;
  Value name;
  Value qualifier;
  Value queue_url;
  Value role;  // the name of its role

  Value part(std::string_view name_of_part) const {
    if (name_of_part == "Arn") return arn;
    if (name_of_part == "ResourceId") return resource_id;
    if (name_of_part == "Name") return name;
    return name_of_part == "Qualifier" ? qualifier : Value();
  }
};

// How resources say which ARN they have: most by an attribute, these by `Ref`.
bool ref_is_arn(std::string_view type) {
  return type == "AWS::SNS::Topic" || type == "AWS::StepFunctions::StateMachine" ||
         type == "AWS::AppSync::GraphQLApi" || type == "AWS::AppSync::DataSource";
}

// The property with the role; of a rule the role of the target that is the other end.
Value role_property(const Resource& resource, const Value& other) {
  if (resource.type == "AWS::Lambda::Function") return resource.properties["Role"];
  if (resource.type == "AWS::StepFunctions::StateMachine") return resource.properties["RoleArn"];
  if (resource.type == "AWS::AppSync::DataSource") return resource.properties["ServiceRoleArn"];
  for (const Value& target : resource.properties["Targets"].items()) {
    const Reference* to = target["Arn"].as_reference();
    const std::string id = known_string(other["Id"]);
    if (to && !id.empty() && to->resource.ends_with(id)) return target["RoleArn"];
    if (other["Arn"] && same(target["Arn"], other["Arn"])) return target["RoleArn"];
  }
  return {};
}

Value role_name(const Value& role, const At& at) {
  const Reference* reference = role.as_reference();
  return reference ? at.ref(reference->resource) : Value();
}

std::string lowered_type(const std::string& type) {
  static const std::map<std::string, std::string, std::less<>> types = {
      {"AWS::Serverless::Api", "AWS::ApiGateway::RestApi"},
      {"AWS::Serverless::Function", "AWS::Lambda::Function"},
      {"AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::Api"},
      {"AWS::Serverless::SimpleTable", "AWS::DynamoDB::Table"},
      {"AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine"}};
  const auto found = types.find(type);
  return found == types.end() ? type : found->second;
}

// An end is named by the logical id of a resource, or by its parts.
End read_end(const Value& written, const Value& other, const At& at, const Stack& stack) {
  const std::string name = known_string(written["Id"]);
  const Resource* resource = name.empty() ? nullptr : stack.lowered(stack.id_of(name));
  if (!resource) {
    return {lowered_type(known_string(written["Type"])),
            written["Arn"],
            written["ResourceId"],
            written["Name"],
            written["Qualifier"],
            written["QueueUrl"],
            written["RoleName"]};
  }
  const std::string& id = resource->id;
  const Value by_ref = at.ref(id);
  const Value qualifier = written["Qualifier"];
  const bool graphql = resource->type == "AWS::AppSync::GraphQLApi";
  return {resource->type,
          ref_is_arn(resource->type) ? by_ref : at.attribute(id, "Arn"),
          graphql ? at.attribute(id, "ApiId") : by_ref,
          at.attribute(id, "Name"),
          qualifier ? qualifier : at.string("*"),
          by_ref,
          role_name(role_property(*resource, other), at)};
}

class Granting {
 public:
  Granting(const Resource& connector, Value permissions, std::string suffix, Stack& stack)
      : connector_(connector),
        permissions_(std::move(permissions)),
        suffix_(std::move(suffix)),
        at_(connector.span),
        stack_(stack) {}

  void grant(const End& source, const End& destination) {
    std::vector<Value> statements;
    const Connector* row = nullptr;
    for (const Connector& known : find_connectors(source.type, destination.type)) {
      if (!asks_for(known.access)) continue;
      row = &known;
      if (known.grant == ConnectorGrant::function_permission) {
        permit(known, source, destination);
      } else {
        add_statements(known, source, destination, statements);
      }
    }
    if (!row || statements.empty()) return;
    const Value document =
        at_.map({{"Version", "2012-10-17"}, {"Statement", at_.list(std::move(statements))}});
    attach(*row, source, destination, document);
  }

 private:
  bool asks_for(std::string_view access) const {
    const auto all = permissions_.items();
    return std::any_of(all.begin(), all.end(),
                       [access](const Value& permission) { return is(permission, access); });
  }

  // A text of the facts with the two ends in its holes.
  Value filled(std::string_view format, const End& source, const End& destination) const {
    const auto resolve = [&](std::string_view hole) {
      const std::size_t dot = hole.find('.');
      if (dot == std::string_view::npos) return unknown(std::string(hole));
      const End& end = hole.substr(0, dot) == "Source" ? source : destination;
      const Value part = end.part(hole.substr(dot + 1));
      return part ? part.to_text() : unknown("");
    };
    return Value::text(fill(format, resolve), at_.cause());
  }

  void permit(const Connector& row, const End& source, const End& destination) {
    const Value account = row.source_account ? at_.sub("${AWS::AccountId}") : Value();
    stack_.make(connector_, fmt::format("{}LambdaPermission{}", row.access, suffix_),
                "AWS::Lambda::Permission", at_.cause(),
                at_.map({{"Action", "lambda:InvokeFunction"},
                         {"FunctionName", destination.arn},
                         {"Principal", std::string(row.principal)},
                         {"SourceArn", filled(row.source_arn, source, destination)},
                         {"SourceAccount", account}}));
  }

  void add_statements(const Connector& row, const End& source, const End& destination,
                      std::vector<Value>& statements) const {
    for (const ConnectorStatement& given : row.statements) {
      std::vector<Value> actions;
      for (const std::string_view action : given.actions) {
        actions.push_back(at_.string(std::string(action)));
      }
      std::vector<Value> resources;
      for (const std::string_view resource : given.resources) {
        resources.push_back(filled(resource, source, destination));
      }
      Value principal;
      Value condition;
      if (!row.principal.empty()) {
        principal = at_.map({{"Service", std::string(row.principal)}});
        const Value arn = filled(row.source_arn, source, destination);
        condition = at_.map({{"ArnEquals", at_.map({{"aws:SourceArn", arn}})}});
      }
      statements.push_back(at_.map({{"Effect", "Allow"},
                                    {"Action", at_.list(std::move(actions))},
                                    {"Resource", at_.list(std::move(resources))},
                                    {"Principal", principal},
                                    {"Condition", condition}}));
    }
  }

  void attach(const Connector& row, const End& source, const End& destination,
              const Value& document) {
    switch (row.grant) {
      case ConnectorGrant::role_policy: {
        const End& holder = row.role == ConnectorEnd::source ? source : destination;
        return make("Policy", "AWS::IAM::ManagedPolicy", document, "Roles", holder.role);
      }
      case ConnectorGrant::queue_policy:
        return make("QueuePolicy", "AWS::SQS::QueuePolicy", document, "Queues",
                    destination.queue_url);
      case ConnectorGrant::topic_policy:
        return make("TopicPolicy", "AWS::SNS::TopicPolicy", document, "Topics", destination.arn);
      case ConnectorGrant::function_permission:
        return;
    }
  }

  void make(std::string_view kind, std::string_view type, const Value& document,
            std::string_view holders, const Value& holder) {
    const Value known = holder ? holder : Value::opaque("", at_.cause());
    stack_.make(connector_, std::string(kind) + suffix_, type, at_.cause(),
                at_.map({{"PolicyDocument", document}, {holders, at_.list({known})}}));
  }

  const Resource& connector_;
  Value permissions_;
  std::string suffix_;  // "Destination0" when there are several
  At at_;
  Stack& stack_;
};

}  // namespace

void declare_embedded_connectors(Stack& stack) {
  std::vector<Resource> embedded;
  for (const Resource& source : stack.given()) {
    for (const Entry& written : source.attributes["Connectors"].entries()) {
      const At at(written.key_span);
      const Value properties = written.value["Properties"];
      if (!properties.is_map()) continue;
      const Value end = at.with(at.map({{"Id", source.name}}), {});
      const auto further = properties["SourceReference"].entries();
      Resource connector;
      connector.name = source.name + written.key;
      connector.id = stack.id_of(connector.name);
      connector.type = "AWS::Serverless::Connector";
      connector.span = written.key_span;
      connector.generated_by = source.id;
      connector.properties =
          at.with(properties, {{"Source", end.with({further.begin(), further.end()})}});
      embedded.push_back(std::move(connector));
    }
  }
  for (Resource& connector : embedded) stack.declare(std::move(connector));
}

void lower_connector(Resource& connector, Stack& stack) {
  const Value sam = connector.properties;
  const At at(connector.span);
  const Value destinations = sam["Destination"];
  const bool several = destinations.is_list();
  std::vector<Value> all{destinations};
  if (several) all.assign(destinations.items().begin(), destinations.items().end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const End source = read_end(sam["Source"], all[i], at, stack);
    const End destination = read_end(all[i], sam["Source"], at, stack);
    Granting(connector, sam["Permissions"], several ? fmt::format("Destination{}", i) : "", stack)
        .grant(source, destination);
  }
  stack.dissolve(connector);
}

}  // namespace plimsoll
