#include <string_view>

#include "check/check.h"
#include "code/function_code.h"
#include "model/known_imports.h"

namespace plimsoll {

namespace {

bool is_database(const Resource* resource) {
  return resource &&
         (resource->type == "AWS::RDS::DBInstance" || resource->type == "AWS::RDS::DBCluster");
}

// The database whose endpoint is in a value; null when there is none.
const Resource* database_in(const Value& value, const Names& names) {
  for (const Text::Part& part : value.to_text().parts) {
    if (part.kind != Text::Part::Kind::reference) continue;
    const Resource* resource = names.find(part.reference.resource);
    if (is_database(resource) && part.reference.attribute.ends_with("ndpoint.Address")) {
      return resource;
    }
  }
  return nullptr;
}

// The first variable that tells the function where a database is.
const Entry* database_variable(const Function& function, const Names& names) {
  for (const Entry& variable : function.environment.entries()) {
    if (database_in(variable.value, names)) return &variable;
  }
  return nullptr;
}

// Where the code connects, when it is seen.
Place connection(const code::CodeFacts& facts) {
  for (const code::Client& client : facts.clients) {
    if (client.remote == code::Remote::database) return client.span;
  }
  return Span{};
}

// The code is wholly known, and connects to no database.
bool never_connects(const Function& function) {
  const code::CodeFacts* facts = function.handler_code.complete();
  return facts && !connection(*facts).exists() && !connects_by_unknown_libraries(*facts);
}

void run(const Deployment& deployment, Report& report) {
  for (const Function& function : deployment.functions) {
    if (!function.reserved_concurrency.is_absent()) continue;
    const Entry* variable = database_variable(function, deployment.names);
    if (!variable || never_connects(function)) continue;
    const Resource& database = *database_in(variable->value, deployment.names);

    Draft draft =
        report.find(variable->value,
                    "`{}` connects to `{}` without a pool, and may run any number of times at once",
                    function.name, database.name);
    if (const code::CodeFacts* facts = function.handler_code.facts()) {
      draft.note(connection(*facts), "connects here");
    }
    draft.fails("under load: \"too many connections\", for everyone who uses `{}`", database.name)
        .note(database, "each running instance of the function holds connections of its own")
        .advise(
            "put an RDS Proxy before `{}`, or reserve as much concurrency as it has connections",
            database.name);
  }
}

}  // namespace

extern constinit const Check database_connections_unpooled = declare({
    .id = "database-connections-unpooled",
    .severity = Severity::advice,
    .summary = "function without a concurrency limit connects to a database directly",
    .evidence = {{.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html",
                  .says = "RDS Proxy pools the connections of functions that open and close many"}},
    .run = run,
});

}  // namespace plimsoll
