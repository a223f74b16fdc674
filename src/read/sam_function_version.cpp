// What SAM publishes of a function: version, alias, URL.
#include <algorithm>

#include "read/sam_deployment.h"
#include "read/sam_function.h"
#include "read/sam_globals.h"

namespace plimsoll {

namespace {

// Ids may hold letters and digits only.
std::string alias_suffix(const Value& alias) {
  std::string suffix = "Alias";
  for (const char c : known_string(alias)) suffix += c == '-' ? 'D' : c == '_' ? 'U' : c;
  return suffix;
}

void add_permission(const Callee& callee, std::string_view suffix, const At& at, Stack& stack,
                    std::initializer_list<At::Pair> properties) {
  const Value common = at.map({{"FunctionName", callee.name_at(at.cause())}, {"Principal", "*"}});
  stack.make(*callee.resource, suffix, "AWS::Lambda::Permission", at.cause(),
             at.with(common, properties));
}

}  // namespace

Callee publish(const Resource& function, const Value& sam, Stack& stack) {
  Callee callee{&function, {function.id, ""}, {function.id, "Arn"}};
  const Value alias = sam["AutoPublishAlias"];
  if (!alias) return callee;
  const At at(key_span(sam, "AutoPublishAlias"));
  // The hash at its end keeps it apart from what the template itself has.
  const bool taken = stack.lowered(function.id + "Version") != nullptr;
  const std::string version = taken ? "Version0" : "Version";
  const std::string version_id = function.id + version;
  stack.make(function, version, "AWS::Lambda::Version", at.cause(),
             at.map({{"FunctionName", at.ref(function.id)},
                     {"Description", sam["VersionDescription"]},
                     {"FunctionScalingConfig", sam["FunctionScalingConfig"]}}));
  stack.offer(function, "Version", version_id);

  Resource made;
  const std::string suffix = alias_suffix(alias);
  made.id = function.id + suffix;
  made.name = function.name + suffix;
  made.type = "AWS::Lambda::Alias";
  made.span = at.cause();
  made.properties = at.map({{"Name", alias},
                            {"FunctionName", at.ref(function.id)},
                            {"FunctionVersion", at.attribute(version_id, "Version")},
                            {"ProvisionedConcurrencyConfig", sam["ProvisionedConcurrencyConfig"]}});
  made.attributes = alias_update_policy(function, sam, stack);
  stack.offer(function, "Alias", made.id);
  callee.name = callee.arn = {made.id, ""};
  stack.make(function, std::move(made));
  return callee;
}

void add_url(const Callee& callee, const Value& sam, Stack& stack) {
  const Value config = sam["FunctionUrlConfig"];
  // What a file that is not here may give (Globals, an include) is no URL to speak of.
  if (!config.is_map()) return;
  const At at(key_span(sam, "FunctionUrlConfig"));
  const Value auth = config["AuthType"];
  stack.make(*callee.resource, "Url", "AWS::Lambda::Url", at.cause(),
             at.map({{"TargetFunctionArn", callee.name_at(at.cause())},
                     {"AuthType", auth},
                     {"InvokeMode", config["InvokeMode"]},
                     {"Cors", config["Cors"]}}));
  if (!is(auth, "NONE") || !is_written_out(auth)) return;
  add_permission(callee, "UrlPublicPermissions", at, stack,
                 {{"Action", "lambda:InvokeFunctionUrl"}, {"FunctionUrlAuthType", auth}});
  add_permission(callee, "URLInvokeAllowPublicAccess", at, stack,
                 {{"Action", "lambda:InvokeFunction"}, {"InvokedViaFunctionUrl", at.flag(true)}});
}

}  // namespace plimsoll
