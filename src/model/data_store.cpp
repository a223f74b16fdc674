#include "model/data_store.h"

#include <array>
#include <set>

#include "model/steps.h"

namespace plimsoll {

namespace {

// How a type calls its port, its engine and its security groups. An instance or a node may listen
// where its cluster does.
struct StoreForm {
  std::string_view type;
  std::string_view port;
  std::string_view engine;
  std::string_view groups;
};

constexpr std::array<StoreForm, 6> forms = {{
    {"AWS::RDS::DBInstance", "Port", "Engine", "VPCSecurityGroups"},
    {"AWS::RDS::DBCluster", "Port", "Engine", "VpcSecurityGroupIds"},
    {"AWS::RDS::DBProxy", "", "EngineFamily", "VpcSecurityGroupIds"},
    {"AWS::ElastiCache::CacheCluster", "Port", "Engine", "VpcSecurityGroupIds"},
    {"AWS::ElastiCache::ReplicationGroup", "Port", "Engine", "SecurityGroupIds"},
    {"AWS::ElastiCache::ServerlessCache", "", "Engine", "SecurityGroupIds"},
}};

// The port of an engine where none is written. Source: the `Port` of the types' references. That of
// an Aurora cluster is not among them: what its reference says of it and what is met differ.
struct EnginePort {
  std::string_view engine;
  int port;
};
constexpr std::array<EnginePort, 10> engine_ports = {{{"mysql", 3306},
                                                      {"mariadb", 3306},
                                                      {"postgres", 5432},
                                                      {"MYSQL", 3306},
                                                      {"POSTGRESQL", 5432},
                                                      {"SQLSERVER", 1433},
                                                      {"aurora-mysql", 3306},
                                                      {"redis", 6379},
                                                      {"valkey", 6379},
                                                      {"memcached", 11211}}};

Setting<int> port_of(const Section& properties, const StoreForm& form) {
  const Value written = properties[form.port];
  if (!form.port.empty() && written) return integer_setting(written, properties.owner());
  const std::string* engine = properties[form.engine].as_string();
  for (const EnginePort& known : engine_ports) {
    if (engine && *engine == known.engine) {
      return Setting<int>::defaulted(known.port, properties.owner());
    }
  }
  return Setting<int>::opaque(properties.owner());
}

DataStore read(const Deployment& deployment, const Resource& resource, const StoreForm& form) {
  const Section properties(resource);
  auto store = declared_as<DataStore>(resource);
  store.port = port_of(properties, form);
  store.security_group_ids = properties[form.groups];
  const auto ids = store.security_group_ids.items();
  for (const Value& id : ids) {
    const SecurityGroup* group =
        declared_by(deployment.names.named(id), deployment.security_groups);
    if (group) store.security_groups.push_back(group);
  }
  store.security_groups_known = !ids.empty() && store.security_groups.size() == ids.size();
  return store;
}

// "Endpoint.Address", "PrimaryEndPoint.Address", "RedisEndpoint.Address" …
bool is_address(const Reference& reference) {
  return reference.attribute.find("ndpoint") != std::string::npos ||
         reference.attribute.find("ndPoint") != std::string::npos;
}

}  // namespace

void add_data_stores(Deployment& deployment) {
  for (const Resource& resource : deployment.resources.all) {
    for (const StoreForm& form : forms) {
      if (resource.type != form.type) continue;
      deployment.data_stores.push_back(read(deployment, resource, form));
    }
  }
}

void join_data_stores(Deployment& deployment) {
  if (deployment.data_stores.empty()) return;
  for (const FunctionInVpc& placed : deployment.functions_in_vpcs) {
    std::set<const DataStore*> known;  // host and port are two variables
    for (const Entry& variable : placed.function.environment.entries()) {
      for (const Text::Part& part : variable.value.to_text().parts) {
        if (part.kind != Text::Part::Kind::reference || !is_address(part.reference)) continue;
        const Resource* resource = deployment.names.find(part.reference.resource);
        const DataStore* store = declared_by(resource, deployment.data_stores);
        if (!store || !known.insert(store).second) continue;
        deployment.store_connections.push_back({placed, *store, variable.value});
      }
    }
  }
}

}  // namespace plimsoll
