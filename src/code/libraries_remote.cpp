// Clients of AWS and of databases: how they are made, and what is called on them.
#include <algorithm>
#include <array>
#include <string>

#include "code/libraries.h"
#include "code/options.h"
#include "text/lower_case.h"

namespace plimsoll::code {
namespace {

// What makes a connection to a database when it is called.
constexpr std::array<std::string_view, 14> database_functions{"mongoose.connect",
                                                              "mysql.connector.connect",
                                                              "mysql.createConnection",
                                                              "mysql2.createConnection",
                                                              "mysql2/promise.createConnection",
                                                              "mysql2/promise.createPool",
                                                              "pg.Client",
                                                              "pg.Pool",
                                                              "psycopg.connect",
                                                              "psycopg2.connect",
                                                              "pymongo.MongoClient",
                                                              "pymysql.connect",
                                                              "redis.Redis",
                                                              "redis.createClient"};

// boto3's Config(connect_timeout=…, read_timeout=…, retries={…}).
void read_config(const Meaning& config, Client& client) {
  const auto* made = config.as<Library>();
  if (made == nullptr || made->arguments == nullptr) {
    client.opaque_options = true;
    return;
  }
  for (const auto& [name, meaning] : *made->arguments) {
    if (name == "read_timeout") client.read_timeout_s = number(meaning);
    if (name == "connect_timeout") client.connect_timeout_s = number(meaning);
    const auto* retries = meaning.as<std::shared_ptr<Object>>();
    if (name != "retries" || retries == nullptr) continue;
    const Meaning* total = member_of(**retries, "total_max_attempts");
    const Meaning* more = member_of(**retries, "max_attempts");
    if (total != nullptr && number(*total)) client.attempts = static_cast<int>(*number(*total));
    if (more != nullptr && number(*more)) client.attempts = static_cast<int>(*number(*more)) + 1;
  }
}

std::optional<Meaning> boto3_client(Walker& walker, const Library& library, const Passing& passing,
                                    Span at) {
  const std::string& maker = library.way.back();
  if (maker != "client" && maker != "resource") return std::nullopt;
  const Meaning* service = by_position(passing, 0);
  if (service == nullptr) service = by_keyword(passing, "service_name");
  const std::optional<std::string> name = service == nullptr ? std::nullopt : literal(*service);
  if (!name) {
    walker.record.facts().client_out_of_sight = at;
    return Meaning{at, Unknown{}};
  }
  Client client;
  client.library = "boto3";
  client.service = *name;
  client.span = at;
  client.other_account = library.called || by_keyword(passing, "aws_access_key_id") != nullptr ||
                         by_keyword(passing, "aws_session_token") != nullptr;
  if (const Meaning* config = by_keyword(passing, "config")) read_config(*config, client);
  for (const Passed& each : passing) {
    client.opaque_options |= each.spread;
    client.other_account |= each.spread;
  }
  client.other_endpoint = by_keyword(passing, "endpoint_url") != nullptr;
  ClientValue value{walker.record.client(std::move(client)), {}, nullptr};
  if (maker == "resource") value.resource = "service";
  return Meaning{at, std::move(value)};
}

// Whether a session was made with credentials of its own.
bool is_plain_session(const Library& library) {
  return library.called && library.arguments != nullptr &&
         std::ranges::none_of(*library.arguments,
                              [](const auto& each) { return each.first != "region_name"; });
}

std::optional<Meaning> call_boto3(Walker& walker, const Library& library, const Passing& passing,
                                  Span at) {
  if (library.way.size() == 2) return boto3_client(walker, library, passing, at);
  // boto3.session.Session() and boto3.Session(): their clients are clients.
  Library inner = library;
  inner.called = inner.called && !is_plain_session(library);
  return library.called ? boto3_client(walker, inner, passing, at) : std::nullopt;
}

// "@aws-sdk/client-dynamodb" → "dynamodb".
std::string service_of_package(std::string_view package) {
  for (const std::string_view prefix : {"@aws-sdk/client-", "@aws-sdk/lib-"}) {
    if (package.starts_with(prefix)) return std::string(package.substr(prefix.size()));
  }
  return {};
}

// Nothing is in the options but what is written.
bool all_written(const Passing& passing) {
  return std::ranges::all_of(passing, [](const Passed& each) {
    const auto* object = each.meaning.as<std::shared_ptr<Object>>();
    if (each.meaning.as<Nothing>() != nullptr) return true;
    return object != nullptr && !(*object)->open && !each.spread;
  });
}

void read_node_options(const Passing& passing, Client& client) {
  if (const Meaning* attempts = option(passing, "maxAttempts"); attempts && number(*attempts)) {
    client.attempts = static_cast<int>(*number(*attempts));
  }
  if (const Meaning* retries = option(passing, "maxRetries"); retries && number(*retries)) {
    client.attempts = static_cast<int>(*number(*retries)) + 1;
  }
  client.other_account = option(passing, "credentials") != nullptr || !all_written(passing);
  client.other_endpoint = option(passing, "endpoint") != nullptr;
  for (const std::string_view name : {"requestHandler", "httpOptions"}) {
    const Meaning* handler = option(passing, name);
    if (handler == nullptr) continue;
    const Timeouts timeouts = handler_timeouts(*handler);
    client.read_timeout_s = timeouts.read_s;
    client.connect_timeout_s = timeouts.connect_s;
    client.opaque_options = timeouts.unclear;
  }
}

std::optional<Meaning> make_node_client(Walker& walker, const std::string& library,
                                        std::string service, const Passing& passing, Span at) {
  Client client;
  client.library = library;
  client.service = std::move(service);
  client.span = at;
  read_node_options(passing, client);
  return Meaning{at, ClientValue{walker.record.client(std::move(client)), {}, nullptr}};
}

// AWS SDK for JavaScript v3: clients, aggregated clients and commands.
std::optional<Meaning> call_sdk_v3(Walker& walker, const Library& library, const Passing& passing,
                                   Span at) {
  const std::string& package = library.way.front();
  const std::string service = service_of_package(package);
  if (service.empty() || library.way.size() < 2 || library.called) return std::nullopt;
  const std::string& name = library.way[1];
  if (name.ends_with("Command")) {
    const Meaning* input = by_position(passing, 0);
    const Meaning none{at, Nothing{}};
    return Meaning{at, CommandValue{service, name.substr(0, name.size() - 7),
                                    std::make_shared<Meaning>(input == nullptr ? none : *input)}};
  }
  if (name == "DynamoDBDocumentClient" || name == "DynamoDBDocument") {
    const Meaning* inner = by_position(passing, 0);
    if (inner != nullptr && inner->as<ClientValue>() != nullptr) return *inner;
  }
  const bool constant = name.empty() || name.front() < 'A' || name.front() > 'Z';
  if (constant) return std::nullopt;  // paginators, waiters, helpers
  return make_node_client(walker, package, service, passing, at);
}

// AWS SDK for JavaScript v2: new AWS.S3(), new AWS.DynamoDB.DocumentClient().
// Of what aws-sdk offers, services begin with a capital letter, and so do a few of its parts.
bool is_client_of_v2(std::string_view name) {
  constexpr std::array<std::string_view, 10> parts{
      "Config",          "CredentialProviderChain", "Endpoint", "HttpClient", "HttpRequest",
      "MetadataService", "NodeHttpClient",          "Request",  "Service",    "Signers"};
  return !name.ends_with("Credentials") && name != "config" && name != "util" &&
         std::ranges::find(parts, name) == parts.end();
}

std::optional<Meaning> call_sdk_v2(Walker& walker, const Library& library, const Passing& passing,
                                   Span at) {
  if (library.called) return std::nullopt;
  std::string_view service = library.way.back();
  if (library.way.front() == "aws-sdk") {
    if (library.way.size() < 2) return std::nullopt;
    service = library.way[1];
  } else if (library.way.front().starts_with("aws-sdk/clients/")) {
    service = std::string_view(library.way.front()).substr(16);
  }
  if (!is_client_of_v2(service)) return std::nullopt;
  return make_node_client(walker, "aws-sdk", lower_case(service), passing, at);
}

std::optional<Meaning> call_database(Walker& walker, const std::string& way, const Passing& passing,
                                     Span at) {
  if (std::ranges::find(database_functions, way) == database_functions.end()) return std::nullopt;
  Client client;
  client.remote = Remote::database;
  client.library = way.substr(0, way.find('.'));
  client.span = at;
  const Timeouts timeouts = database_timeouts(walker.python(), passing);
  client.read_timeout_s = timeouts.read_s;
  client.connect_timeout_s = timeouts.connect_s;
  client.opaque_options = timeouts.unclear;
  RemoteCall call;
  call.client = walker.record.client(std::move(client));
  call.operation = "connect";
  call.span = at;
  add_arguments(walker.record.facts(), passing, call);
  return Meaning{at, Answer{walker.record.call(std::move(call)), {}}};
}

// `timeouts`: what is written at the call itself.
Meaning call_operation(Walker& walker, const ClientValue& client, std::string operation,
                       const Passing& passing, const Timeouts& timeouts, Span at) {
  RemoteCall call;
  call.client = client.client;
  call.operation = std::move(operation);
  call.timeout_s = timeouts.read_s;
  call.timeout_unclear = timeouts.unclear;
  call.resource = client.resource == "service" ? "" : client.resource;
  if (client.name != nullptr) {
    add_arguments(walker.record.facts(), {{client.resource, *client.name}}, call);
  }
  return record_call(walker, std::move(call), passing, at);
}

// `client.send(command, {requestTimeout: 1000})`: for an attempt; an `abortSignal` ends them all.
Timeouts take_send_options(const Client& client, Passing& passing) {
  const auto* options =
      passing.size() < 2 ? nullptr : passing[1].meaning.as<std::shared_ptr<Object>>();
  if (options == nullptr) return {};
  const Timeouts timeouts = send_timeouts(**options, client.attempts.value_or(1));
  passing.erase(passing.begin() + 1);
  return timeouts;
}

// `client.send(new PutCommand({…}))`.
Meaning send_command(Walker& walker, const ClientValue& client, Passing passing, Span at) {
  Meaning answer{at, Unknown{}};
  const Timeouts timeouts =
      take_send_options(walker.record.facts().clients[client.client], passing);
  const std::vector<Meaning> commands = alternatives_of(passing.front().meaning);
  const Circumstance before = walker.record.now;
  walker.record.now.conditional |= commands.size() > 1;
  for (const Meaning& each : commands) {
    const auto* known = each.as<CommandValue>();
    if (known == nullptr) {
      note_clients_given_away(walker, {at, client}, at);
      continue;
    }
    passing.front().meaning = *known->input;
    answer = call_operation(walker, client, known->operation, passing, timeouts, at);
  }
  walker.record.now = before;
  return answer;
}

// `s3.Bucket(name)`, `bucket.Object(key)`: the bucket's name stays what leads to it.
std::optional<Meaning> make_resource(const ClientMethod& method, const Passing& passing, Span at) {
  const ClientValue& client = method.of;
  const bool makes_resource = !client.resource.empty() && !method.name.empty() &&
                              method.name.front() >= 'A' && method.name.front() <= 'Z';
  if (!makes_resource) return std::nullopt;
  if (client.name != nullptr)
    return Meaning{at, ClientValue{client.client, method.name, client.name}};
  const Meaning* name = passing.empty() ? nullptr : &passing.front().meaning;
  const Meaning unknown{at, Unknown{}};
  return Meaning{at, ClientValue{client.client, method.name,
                                 std::make_shared<Meaning>(name == nullptr ? unknown : *name)}};
}

}  // namespace

std::optional<Meaning> call_remote_library(Walker& walker, const Library& library,
                                           const Passing& passing, Span at) {
  const std::string& first = library.way.front();
  if (first == "boto3") return call_boto3(walker, library, passing, at);
  if (first == "aws-sdk" || first.starts_with("aws-sdk/clients/")) {
    return call_sdk_v2(walker, library, passing, at);
  }
  if (auto meant = call_sdk_helper(walker, library, passing, at)) return meant;
  if (first.starts_with("@aws-sdk/")) return call_sdk_v3(walker, library, passing, at);
  if (auto meant = call_service_library(walker, library, passing, at)) return meant;
  if (library.called) return std::nullopt;
  const std::string way = library.dotted();
  if (auto meant = call_http_library(walker, library, passing, at)) return meant;
  return call_database(walker, way, passing, at);
}

// `client.exceptions` is no call; anything else may be.
Meaning member_of_client(const ClientValue& client, std::string_view name, Span at) {
  if (name == "exceptions" || name == "middlewareStack") return {at, Unknown{}};
  return {at, ClientMethod{client, std::string(name)}};
}

Meaning call_client(Walker& walker, const ClientMethod& method, const Passing& passing, Span at) {
  const Meaning* first = by_position(passing, 0);
  if (walker.record.facts().clients[method.of.client].remote == Remote::http) {
    return call_http_client(walker, method, passing, at);
  }
  if (!walker.python() && method.name == "send" && first != nullptr) {
    return send_command(walker, method.of, passing, at);
  }
  if (method.name == "from") return {at, method.of};
  if (auto meant = call_client_helper(walker, method, passing, at)) return *meant;
  if (auto resource = make_resource(method, passing, at)) return *resource;
  Meaning answer = call_operation(walker, method.of, method.name, passing, {}, at);
  const Meaning* queue = by_keyword(passing, "QueueName");
  if (method.name != "get_queue_by_name" || queue == nullptr) return answer;
  return {at, ClientValue{method.of.client, "Queue", std::make_shared<Meaning>(*queue)}};
}

}  // namespace plimsoll::code
