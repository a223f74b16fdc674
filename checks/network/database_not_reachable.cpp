#include <algorithm>

#include "check/check.h"
#include "model/traffic.h"

namespace plimsoll {

namespace {

// Two groups of different VPCs say nothing about each other; of the same one they have the same
// VpcId, whatever it is.
bool share_vpc(const SecurityGroup& left, const SecurityGroup& right) {
  return same(left.resource->properties["VpcId"], right.resource->properties["VpcId"]);
}

// Whether any group of the store admits the function on its port, or on any where that is unknown.
Answer reaches(const StoreConnection& connection, const Names& names) {
  const auto& [placed, store, given] = connection;
  if (!store.security_groups_known || !placed.security_groups_known) return Answer::unknown;
  const int* known = store.port.known();
  const auto port = known ? std::optional(*known) : std::nullopt;
  Answer any = Answer::no;
  for (const SecurityGroup* group : store.security_groups) {
    if (!share_vpc(*group, *placed.security_groups.front())) return Answer::unknown;
    any = either(any, lets_in(*group, port, placed, names));
  }
  return any;
}

std::string port_of(const DataStore& store) {
  const int* port = store.port.known();
  return port ? fmt::format("port {}", *port) : "its port";
}

void run(const Deployment& deployment, Report& report) {
  for (const StoreConnection& connection : deployment.store_connections) {
    if (reaches(connection, deployment.names) != Answer::no) continue;
    const auto& [placed, store, given] = connection;
    const SecurityGroup& group = *store.security_groups.front();
    const std::string function = placed.function.name;
    report
        .find(group, "security group `{}` of `{}` does not admit `{}` on {}", group.name,
              store.name, function, port_of(store))
        .fails("connections hang until the client gives up or \"Task timed out after … seconds\"")
        .note(given, "`{}` is given the address of `{}`", function, store.name)
        .note(placed.function.vpc.security_group_ids, "the security groups of `{}`", function)
        .advise("add an ingress rule of TCP on {} from `{}`", port_of(store),
                placed.security_groups.front()->name);
  }
}

}  // namespace

extern constinit const Check database_not_reachable = declare({
    .id = "database-not-reachable",
    .severity = Severity::warning,
    .summary = "security group of a database does not admit the function that connects to it",
    .evidence = {{.url = "https://docs.aws.amazon.com/vpc/latest/userguide/"
                         "vpc-security-groups.html",
                  .says = "a security group admits only what its inbound rules name"},
                 {.url = "https://docs.aws.amazon.com/lambda/latest/dg/services-rds.html",
                  .says = "the database's security group admits the function's on its port"}},
    .run = run,
});

}  // namespace plimsoll
