// A plan as `terraform show -json` prints it: on one line, with all that the provider fills in.
#include <fstream>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "inputs.h"

namespace plimsoll::bench {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t groups_in_module = 10;

// One resource of the group in plan_group.json, each section as text. `@` is the group's number, so
// that names differ and references lead to the same group.
struct Kind {
  std::string type;
  std::string name;
  std::string values;
  std::string unknown;
  std::string expressions;
};

std::vector<Kind> kinds() {
  std::ifstream file(PLIMSOLL_SOURCE_DIR "/bench/plan_group.json");
  std::vector<Kind> all;
  for (const Json& kind : Json::parse(file)) {
    all.push_back({kind["type"], kind["name"], kind["values"].dump(), kind["unknown"].dump(),
                   kind["expressions"].dump()});
  }
  return all;
}

std::string numbered(std::string_view text, std::size_t group) {
  std::string result;
  for (const char c : text) {
    if (c == '@') {
      result += std::to_string(group);
    } else {
      result += c;
    }
  }
  return result;
}

// A comma between two of them.
void append(std::string& list, const std::string& item) {
  if (!list.empty()) list += ',';
  list += item;
}

// The sections of a plan, as far as they are written.
struct Sections {
  std::string resources;   // of the module that is being written
  std::string configured;  // the same
  std::string modules;
  std::string calls;
  std::string changes;

  void add(const Kind& kind, std::size_t group, std::string_view prefix) {
    const std::string values = numbered(kind.values, group);
    const std::string own = fmt::format(R"({}.{}{}","mode":"managed","type":"{}","name":"{}{}",)",
                                        kind.type, kind.name, group, kind.type, kind.name, group);
    append(resources, fmt::format(R"({{"address":"{}{}"provider_name":"aws","schema_version":0,)"
                                  R"("values":{},"sensitive_values":{{}}}})",
                                  prefix, own, values));
    append(changes, fmt::format(R"({{"address":"{}{}"provider_name":"aws","change":)"
                                R"({{"actions":["create"],"before":null,"after":{},)"
                                R"("after_unknown":{},"after_sensitive":{{}}}}}})",
                                prefix, own, values, kind.unknown));
    append(configured, fmt::format(R"({{"address":"{}"provider_config_key":"aws",)"
                                   R"("expressions":{},"schema_version":0}})",
                                   own, numbered(kind.expressions, group)));
  }

  void end_module(std::string_view name) {
    append(modules, fmt::format(R"({{"resources":[{}],"address":"module.{}"}})", resources, name));
    append(calls, fmt::format(R"("{0}":{{"source":"./{0}","module":{{"resources":[{1}]}}}})", name,
                              configured));
    resources.clear();
    configured.clear();
  }
};

}  // namespace

std::string plan_json(std::size_t resources) {
  const std::vector<Kind> group_kinds = kinds();
  const std::size_t groups = resources / group_kinds.size();
  Sections sections;
  for (std::size_t group = 0; group < groups; ++group) {
    const std::string module = fmt::format("team{}", group / groups_in_module);
    for (const Kind& kind : group_kinds) {
      sections.add(kind, group, fmt::format("module.{}.", module));
    }
    if ((group + 1) % groups_in_module == 0 || group + 1 == groups) sections.end_module(module);
  }
  return fmt::format(
      R"({{"format_version":"1.2","terraform_version":"1.9.8","planned_values":{{"root_module":)"
      R"({{"child_modules":[{}]}}}},"resource_changes":[{}],"configuration":{{"provider_config":)"
      R"({{"aws":{{"name":"aws"}}}},"root_module":{{"module_calls":{{{}}}}}}}}})",
      sections.modules, sections.changes, sections.calls);
}

}  // namespace plimsoll::bench
