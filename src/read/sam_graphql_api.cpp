// AWS::Serverless::GraphQLApi, as far as functions and tables are concerned: the API, its Lambda
// authorizers and data sources. Functions, resolvers, keys, cache and domain are not generated.
#include <fmt/format.h>

#include "read/sam_function.h"
#include "read/sam_resource.h"
#include "read/sam_role.h"

namespace plimsoll {

namespace {

// A connector from one thing of the API to another resource, granted at once.
void connect(const Resource& api, std::string_view suffix, const Value& source,
             const Value& destination, const Value& permissions, Span cause, Stack& stack) {
  Resource connector;
  connector.name = api.name + std::string(suffix);
  connector.id = stack.id_of(connector.name);
  connector.span = cause;
  connector.generated_by = api.id;
  connector.properties = At(cause).map(
      {{"Source", source}, {"Destination", destination}, {"Permissions", permissions}});
  stack.declare(connector);
  lower_connector(*stack.find_id(connector.id), stack);
}

struct Source {
  std::string_view kind;         // "Lambda"
  std::string_view type;         // "AWS_LAMBDA"
  std::string_view config_key;   // "LambdaConfig"
  std::string_view target_type;  // of the other end
  std::string_view connector;    // "ToLambdaConnector"
};

constexpr Source lambda{"Lambda", "AWS_LAMBDA", "LambdaConfig", "AWS::Lambda::Function",
                        "ToLambdaConnector"};
constexpr Source table{"DynamoDB", "AMAZON_DYNAMODB", "DynamoDBConfig", "AWS::DynamoDB::Table",
                       "ToTableConnector"};

struct DataSource {
  Value config;
  Value target_arn;
  Value permissions;
};

DataSource lambda_source(const Value& written, const At& at) {
  const Value function = written["FunctionArn"];
  return {at.map({{"LambdaFunctionArn", function}}), function, at.list({"Write"})};
}

DataSource table_source(const Value& written, const At& at) {
  const Value region = written["Region"];
  const Value name = written["TableName"];
  const Value arn = written["TableArn"];
  const Value permissions = written["Permissions"];
  const Value here = region ? region : at.sub("${AWS::Region}");
  return {at.map({{"AwsRegion", here}, {"TableName", name}}),
          arn ? arn
              : at.sub("arn:${AWS::Partition}:dynamodb:${Region}:${AWS::AccountId}:table/${Table}",
                       {{"Region", here}, {"Table", name}}),
          permissions ? permissions : at.list({"Read", "Write"})};
}

void add_data_source(Resource& api, const Entry& entry, const Source& kind,
                     const DataSource& source, Stack& stack) {
  const At at(entry.key_span);
  const std::string suffix = fmt::format("{}{}DataSource", entry.key, kind.kind);
  const std::string id = api.id + suffix;
  Value role = entry.value["ServiceRoleArn"];
  if (!role) {
    RoleParts parts;
    parts.trust = trust_in("appsync.amazonaws.com", at.cause());
    stack.make(api, suffix + "Role", "AWS::IAM::Role", at.cause(), parts.properties(at.cause()));
    role = at.attribute(id + "Role", "Arn");
  }
  const Value own_name = entry.value["Name"];
  stack.make(api, suffix, "AWS::AppSync::DataSource", at.cause(),
             at.map({{"Name", own_name ? own_name : at.string(entry.key)},
                     {"Type", std::string(kind.type)},
                     {"ApiId", at.attribute(api.id, "ApiId")},
                     {"Description", entry.value["Description"]},
                     {kind.config_key, source.config},
                     {"ServiceRoleArn", role}}));
}

void grant_data_source(const Resource& api, const Entry& entry, const Source& kind,
                       const DataSource& source, Stack& stack) {
  if (entry.value["ServiceRoleArn"]) return;
  const At at(entry.key_span);
  const std::string suffix = fmt::format("{}{}DataSource", entry.key, kind.kind);
  connect(api, suffix + std::string(kind.connector),
          at.map({{"Type", "AWS::AppSync::DataSource"},
                  {"Arn", at.attribute(api.id + suffix, "DataSourceArn")},
                  {"RoleName", at.ref(api.id + suffix + "Role")}}),
          at.map({{"Type", std::string(kind.target_type)}, {"Arn", source.target_arn}}),
          source.permissions, at.cause(), stack);
}

// What functions that authorize callers are called by.
std::vector<Value> lambda_authorizers(const Value& auth) {
  std::vector<Value> arns;
  const auto add = [&arns](const Value& provider) {
    const Value arn = value_at(provider, {"LambdaAuthorizer", "AuthorizerUri"});
    if (arn) arns.push_back(arn);
  };
  add(auth);
  for (const Value& provider : auth["Additional"].items()) add(provider);
  return arns;
}

Value provider(const Value& auth, const At& at) {
  return at.map({{"AuthenticationType", auth["Type"]},
                 {"LambdaAuthorizerConfig", auth["LambdaAuthorizer"]},
                 {"OpenIDConnectConfig", auth["OpenIDConnect"]},
                 {"UserPoolConfig", auth["UserPool"]}});
}

Value log_config(Resource& api, const Value& sam, const At& at, Stack& stack) {
  const Value logging = sam["Logging"];
  if (logging.as_bool() == false) return {};
  Value role = logging["CloudWatchLogsRoleArn"];
  if (!role) {
    RoleParts parts;
    parts.trust = trust_in("appsync.amazonaws.com", api.span);
    parts.managed.add(at.sub(
        "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs"));
    stack.make(api, "CloudWatchRole", "AWS::IAM::Role", api.span, parts.properties(api.span));
    role = at.attribute(api.id + "CloudWatchRole", "Arn");
  }
  const Value level = logging["FieldLogLevel"];
  return at.map(
      {{"FieldLogLevel", level ? level : at.string("ALL")}, {"CloudWatchLogsRoleArn", role}});
}

Value api_properties(Resource& api, const Value& sam, Stack& stack) {
  const At at(api.span);
  std::vector<Value> additional;
  for (const Value& auth : value_at(sam, {"Auth", "Additional"}).items()) {
    Value further = provider(auth, at);
    const Value pool = further["UserPoolConfig"];
    // Only the default provider of an API has a default action.
    if (pool.is_map())
      further = at.with(further, {{"UserPoolConfig", pool.without("DefaultAction")}});
    additional.push_back(std::move(further));
  }
  const Value name = sam["Name"];
  const Value own = at.map({{"Name", name ? name : at.string(api.name)},
                            {"XrayEnabled", sam["XrayEnabled"]},
                            {"Visibility", sam["Visibility"]},
                            {"LogConfig", log_config(api, sam, at, stack)},
                            {"AdditionalAuthenticationProviders",
                             additional.empty() ? Value() : at.list(std::move(additional))},
                            {"Tags", tag_list(sam["Tags"], "graphqlapi:createdBy", api.span)}});
  const Value main = provider(sam["Auth"], at);
  return own.with({main.entries().begin(), main.entries().end()});
}

}  // namespace

void lower_graphql_api(Resource& given, Stack& stack) {
  const Value sam = given.properties;
  given.properties = api_properties(given, sam, stack);
  given.type = "AWS::AppSync::GraphQLApi";
  // Connectors are declared below, which may move `given`.
  Resource api = given;
  const std::vector<Value> authorizers = lambda_authorizers(sam["Auth"]);
  for (std::size_t i = 0; i < authorizers.size(); ++i) {
    const At at(authorizers[i].span());
    connect(api, fmt::format("ToLambdaAuthConnector{}", i + 1),
            at.map({{"Type", "AWS::AppSync::GraphQLApi"},
                    {"Arn", at.ref(api.id)},
                    {"ResourceId", at.attribute(api.id, "ApiId")}}),
            at.map({{"Type", "AWS::Lambda::Function"}, {"Arn", authorizers[i]}}),
            at.list({"Write"}), at.cause(), stack);
  }
  const Value sources = sam["DataSources"];
  for (const Entry& entry : sources["DynamoDb"].entries()) {
    const DataSource source = table_source(entry.value, At(entry.key_span));
    add_data_source(api, entry, table, source, stack);
    grant_data_source(api, entry, table, source, stack);
  }
  for (const Entry& entry : sources["Lambda"].entries()) {
    const DataSource source = lambda_source(entry.value, At(entry.key_span));
    add_data_source(api, entry, lambda, source, stack);
    grant_data_source(api, entry, lambda, source, stack);
  }
}

}  // namespace plimsoll
