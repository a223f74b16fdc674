#include "model/environment_use.h"

#include <algorithm>
#include <array>

#include "code/function_code.h"
#include "facts/reserved_environment.h"

namespace plimsoll {

namespace {

// Of the variables that Lambda sets, those that a function may set, too.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
constexpr std::array<std::string_view, 10> set_by_lambda{"AWS_XRAY_CONTEXT_MISSING",
                                                         "AWS_XRAY_DAEMON_ADDRESS",
                                                         "GEM_PATH",
                                                         "LANG",
                                                         "LD_LIBRARY_PATH",
                                                         "NODE_PATH",
                                                         "PATH",
                                                         "PYTHONPATH",
                                                         "PWD",
                                                         "TZ"};

// Libraries that fill the environment from a file or read all of it, and those of places other than
// Lambda, which have an environment of their own.
constexpr std::array<std::string_view, 10> loaders{
    "config",   "decouple", "dotenv",        "dynaconf",          "environ",
    "environs", "envalid",  "greengrasssdk", "pydantic_settings", "starlette"};

// What is read by those who are no part of the package's own code.
constexpr std::array<std::string_view, 27> prefixes{
    "AWS_",         "BUNDLE_", "CORS_ORIGIN_", "DD_",     "DEBUG",
    "ELASTIC_APM_", "GEM_",    "HOME",         "JAVA_",   "LAMBDA_",
    "LANG",         "LD_",     "LOG_LEVEL",    "LUMIGO_", "NEW_RELIC",
    "NODE_",        "NPM_",    "OTEL_",        "PATH",    "PG",
    "POWERTOOLS_",  "PROXY",   "PYTHON",       "RUST_",   "SENTRY_",
    "TZ",           "_"};

bool is_loader(const code::ImportedModule& module) {
  const std::string_view name =
      std::string_view(module.name).substr(0, module.name.find_first_of("./"));
  return !module.own && std::ranges::find(loaders, name) != loaders.end();
}

}  // namespace

bool is_environment_known(const Function& function) {
  const Value& set = function.environment;
  const code::CodeFacts* facts = function.handler_code.environment_facts();
  return facts != nullptr && !set.is_opaque() && !set.is_open() && !facts->environment_changed &&
         set["AWS_LAMBDA_EXEC_WRAPPER"].is_absent() &&
         std::ranges::none_of(facts->imports, is_loader);
}

bool is_set(const Function& function, std::string_view variable) {
  return function.environment.find(variable) != nullptr || is_reserved_environment_name(variable) ||
         std::ranges::find(set_by_lambda, variable) != set_by_lambda.end();
}

bool is_read_by_libraries(std::string_view variable) {
  return std::ranges::any_of(
      prefixes, [variable](std::string_view prefix) { return variable.starts_with(prefix); });
}

}  // namespace plimsoll
