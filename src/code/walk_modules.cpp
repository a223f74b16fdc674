#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {

namespace {

// What they mean is known here; where a package carries them along, their source tells less.
bool is_known_library(std::string_view module) {
  constexpr std::array<std::string_view, 12> libraries{"aiohttp",      "aws_lambda_powertools",
                                                       "aws_xray_sdk", "boto3",
                                                       "botocore",     "httpx",
                                                       "psycopg2",     "pymongo",
                                                       "pymysql",      "redis",
                                                       "requests",     "urllib3"};
  const std::string_view first = module.substr(0, module.find('.'));
  return std::ranges::find(libraries, first) != libraries.end();
}

}  // namespace

void Walker::note_system(const Module& module, const std::optional<Package::System>& system) {
  if (!system || system->is_es || !module.es_syntax) return;
  const bool exports = module.source.substr(module.es_syntax->begin).starts_with("export");
  record.facts().module_clashes.push_back(
      {module.span(*module.es_syntax), exports, false, system->by_manifest});
}

std::vector<std::string> Walker::names_in(const Module& module) {
  std::vector<std::string> names;
  for (const Export& each : module.exports) names.emplace_back(each.name);
  Loaded& loaded = load(module);
  const Meaning* exports =
      member_of(**loaded.module_object.as<std::shared_ptr<Object>>(), "exports");
  const auto* object = exports->as<std::shared_ptr<Object>>();
  if (object != nullptr) {
    for (const auto& [name, member] : (*object)->members) names.push_back(name);
  }
  for (const auto& [name, meaning] : loaded.scope->names) {
    if (python_ && meaning.as<Callable>() != nullptr) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

// Runs a module's top level the first time that it is wanted.
Walker::Loaded& Walker::load(const Module& module) {
  const auto known = loaded_.find(&module);
  if (known != loaded_.end()) return known->second;
  python_ = module.language == Language::python;
  Loaded& loaded = loaded_[&module];
  record.facts().texts.push_back(module.source);
  record.facts().files.push_back(module.file);
  loaded.scope = scope_in(nullptr);
  loaded.system = package_.system_of(module);
  note_system(module, loaded.system);
  const Span at = module.span({0, 0});
  const Meaning exports{at, std::make_shared<Object>()};
  auto module_object = std::make_shared<Object>();
  set_member(*module_object, "exports", at, exports);
  loaded.module_object = {at, module_object};
  if (!python_) {
    loaded.scope->names.emplace("exports", exports);
    loaded.scope->names.emplace("module", loaded.module_object);
  }
  const Module* from = std::exchange(module_, &module);
  Frame frame{module, loaded.scope, {}, false};
  // Functions can be used before they are defined.
  for (const StatementId id : module.body) {
    if (!python_ && std::holds_alternative<Define>(module[id].form)) run(id, frame);
  }
  run(module.body, frame);
  module_ = from;
  return loaded;
}

Meaning Walker::require(std::string_view name, Span at) {
  const Meaning module = import_module(*module_, name, at, true);
  const auto* own = module.as<OwnModule>();
  if (own == nullptr || own->module->is_es_module) return module;
  return exported(*own->module, "default").value_or(module);
}

std::optional<Meaning> Walker::exported_as(const Export& entry, const Module& module) {
  if (entry.value) {
    Frame frame{module, load(module).scope, {}, false};
    return value(*entry.value, frame);
  }
  const Span at = module.span({0, 0});
  const Meaning other = import_module(module, entry.from, at, false);
  if (entry.from_name == "*") return other;
  const auto* own = other.as<OwnModule>();
  if (own != nullptr) return exported(*own->module, entry.from_name);
  return member(other, entry.from_name, at, false);
}

// What a module of Python has under a name. `from x import *` of a library may bring any.
std::optional<Meaning> Walker::python_name(const Module& module, std::string_view name) {
  const Scope& scope = load(module).scope;
  if (const Meaning* known = find(scope, name)) return *known;
  const bool any = scope->names.contains("*") || find(scope, "__getattr__") != nullptr;
  if (any) return Meaning{module.span({0, 0}), Unknown{}};
  return std::nullopt;
}

std::optional<Meaning> Walker::es_export(const Module& module, std::string_view name) {
  const Span at = module.span({0, 0});
  bool any = false;  // a library of which everything is passed on
  for (const Export& each : module.exports) {
    if (each.name == name) return exported_as(each, module);
    if (each.name != "*" || name == "default") continue;
    const Meaning other = import_module(module, each.from, at, false);
    const auto* own = other.as<OwnModule>();
    auto found = own == nullptr ? std::nullopt : exported(*own->module, name);
    if (found) return found;
    any = any || own == nullptr;
  }
  if (any) return Meaning{at, Unknown{}};
  return std::nullopt;
}

std::optional<Meaning> Walker::commonjs_export(const Module& module, std::string_view name) {
  const Span at = module.span({0, 0});
  const Meaning* exports =
      member_of(**load(module).module_object.as<std::shared_ptr<Object>>(), "exports");
  if (name == "default") return *exports;
  const auto* object = exports->as<std::shared_ptr<Object>>();
  if (object == nullptr) return member(*exports, name, at, false);
  if (const Meaning* found = member_of(**object, name)) return *found;
  if ((*object)->open) return Meaning{at, Unknown{}};
  return std::nullopt;
}

std::optional<Meaning> Walker::exported(const Module& module, std::string_view name) {
  load(module);
  if (python_) return python_name(module, name);
  // A file that only imports may still fill `exports`: a compiler comes in between.
  const bool exports_by_word = module.is_es_module && !module.exports.empty();
  return exports_by_word ? es_export(module, name) : commonjs_export(module, name);
}

Meaning Walker::import_module(const Module& importer, std::string_view name, Span at,
                              bool required) {
  const auto file = package_.resolve(importer, name);
  const bool known = python_ && is_known_library(name);
  const Module* module = file && !known ? package_.modules().open(*file) : nullptr;
  ImportedModule seen;
  seen.name = name;
  seen.span = at;
  seen.own = file.has_value();
  seen.required = required;
  seen.guarded = record.now.guarded;
  seen.conditional = record.now.conditional;
  if (!file) seen.undeclared = package_.is_undeclared(importer, name);
  const auto system = required ? load(importer).system : std::nullopt;
  if (system && system->is_es && !seen.guarded) {
    record.facts().module_clashes.push_back({at, false, true, system->by_manifest});
  }
  record.import(std::move(seen));
  if (module == nullptr) {
    if (file && !known) return {at, Unknown{}};  // JSON, or refused
    return {at, Library{{std::string(name)}, nullptr, false}};
  }
  load(*module);
  return {at, OwnModule{module}};
}

void Walker::import_all(const Meaning& module, Frame& frame) {
  const auto* own = module.as<OwnModule>();
  if (own == nullptr) {
    frame.scope->names.insert_or_assign("*", Meaning{module.span, Unknown{}});
    return;
  }
  for (const auto& [name, meaning] : load(*own->module).scope->names) {
    frame.scope->names.insert_or_assign(name, meaning);
  }
}

// `from . import a` takes modules, or names of the package itself.
Meaning Walker::import_name(const Meaning& module, const Import& form, std::string_view name,
                            Span at, Frame& frame) {
  const auto* own = module.as<OwnModule>();
  if (own != nullptr) {
    if (auto found = exported(*own->module, name)) return *found;
  }
  const std::string inner =
      fmt::format("{}{}{}", form.module, form.module.ends_with('.') ? "" : ".", name);
  if (python_ && package_.resolve(frame.module, inner)) {
    return import_module(frame.module, inner, at, false);
  }
  if (own != nullptr) return {at, Unknown{}};
  // A default of a CommonJS library is the library.
  return name == "default" ? module : member(module, name, at, false);
}

void Walker::import(const Import& form, Span at, Frame& frame) {
  const Meaning module = import_module(frame.module, form.module, at, false);
  for (const Imported& each : form.names) {
    if (each.name == "*") {
      import_all(module, frame);
    } else {
      assign_name(each.alias, import_name(module, form, each.name, at, frame), frame);
    }
  }
  if (!form.alias.empty()) {
    assign_name(form.alias, module, frame);
  } else if (form.names.empty() && python_) {
    // `import a.b` gives the name a.
    const std::string_view first = form.module.substr(0, form.module.find('.'));
    const bool whole = first == form.module;
    assign_name(first, whole ? module : import_module(frame.module, first, at, false), frame);
  }
}

}  // namespace plimsoll::code
