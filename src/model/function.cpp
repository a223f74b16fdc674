#include "model/function.h"

#include "facts/lambda_limits.h"
#include "model/function_target.h"
#include "model/steps.h"

namespace plimsoll {

namespace {

Setting<std::string> architecture(const Section& properties) {
  const Value written = properties["Architectures"];
  if (!written) return Setting<std::string>::defaulted("x86_64", properties.owner());
  if (written.items().size() != 1) return Setting<std::string>::opaque(written);
  return string_setting(written.items().front(), properties.owner());
}

void read_sections(const Section& properties, Function& function) {
  function.ephemeral_storage_mb =
      properties.in("EphemeralStorage").integer("Size", default_ephemeral_storage_mb);
  function.tracing = properties.in("TracingConfig").string("Mode", "PassThrough");
  function.snap_start = properties.in("SnapStart").string("ApplyOn", "None");
  function.log_format = properties.in("LoggingConfig").string("LogFormat", "Text");
  function.environment = properties.in("Environment")["Variables"];
  function.vpc.written = properties["VpcConfig"];
  function.vpc.subnet_ids = function.vpc.written["SubnetIds"];
  function.vpc.security_group_ids = function.vpc.written["SecurityGroupIds"];
}

Function read(const Resource& resource, const Names& names) {
  const Section properties(resource);
  auto function = declared_as<Function>(resource);
  function.function_name = properties.string("FunctionName");
  function.timeout_s = properties.integer("Timeout", default_timeout_s);
  function.memory_mb = properties.integer("MemorySize", default_memory_mb);
  function.runtime = properties.string("Runtime");
  function.handler = properties.string("Handler");
  function.package_type = properties.string("PackageType", "Zip");
  function.architecture = architecture(properties);
  function.reserved_concurrency = properties.integer("ReservedConcurrentExecutions");
  function.recursive_loop = properties.string("RecursiveLoop", "Terminate");
  function.dead_letter = names.target(properties.in("DeadLetterConfig")["TargetArn"]);
  function.layers = properties["Layers"];
  function.file_systems = properties["FileSystemConfigs"];
  function.code = properties["Code"];
  function.capacity_provider = properties["CapacityProviderConfig"];
  function.role = names.target(properties["Role"]);
  read_sections(properties, function);
  return function;
}

Answer has_items(const Value& list) {
  if (list.is_absent()) return Answer::no;
  return list.is_list() ? answer(!list.items().empty()) : Answer::unknown;
}

}  // namespace

Answer VpcConfig::in_vpc() const {
  return either(has_items(subnet_ids), has_items(security_group_ids));
}

AsyncConfigOf async_config_of(const Function& function, const Qualifier& qualifier) {
  AsyncConfigOf result;
  for (const AsyncConfig* config : function.async_configs) {
    const Answer fits = same(config->qualifier, qualifier);
    if (fits == Answer::yes) return {.config = config};
    if (fits == Answer::unknown) result.sure = false;
  }
  return result;
}

void add_functions(Deployment& deployment) {
  for (const Resource* resource : deployment.names.of_type("AWS::Lambda::Function")) {
    deployment.functions.push_back(read(*resource, deployment.names));
  }
}

}  // namespace plimsoll
