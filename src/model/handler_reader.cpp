#include "model/handler_reader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string_view>

#include "code/walk.h"
#include "model/steps.h"

namespace plimsoll {

namespace fs = std::filesystem;

namespace {

using State = HandlerCode::State;

std::optional<HandlerLanguage> language_of(std::string_view runtime) {
  if (runtime.starts_with("python")) return code::Ecosystem::python;
  if (runtime.starts_with("nodejs")) return code::Ecosystem::node;
  return outline::language_of(runtime);
}

// A runtime that brings no language along is used with many, of which some are not read.
State state_of_outline(const code::FunctionCode& code, std::string_view runtime) {
  if (code.file_at || code.search != code::Search::unclear) return State::followed;
  return runtime.starts_with("provided") ? State::language : State::undecided;
}

State state_without_source(const HandlerPackage& package) {
  if (package.state == HandlerPackage::State::image) return State::image;
  if (package.state == HandlerPackage::State::missing) return State::missing;
  return State::undecided;
}

// A text of which nothing is written out is no source.
bool has_source(const HandlerPackage& package) {
  return package.state == HandlerPackage::State::local ||
         (package.state == HandlerPackage::State::inlined &&
          (package.written.as_string() || package.written.as_text()));
}

bool is_literal(const Text::Part& part) {
  return part.kind == Text::Part::Kind::literal;
}

// The source that stands in a template, with holes for what is filled in when it is deployed.
std::string source_in(const Value& written) {
  std::string source;
  for (const Text::Part& part : written.to_text().parts) {
    source += is_literal(part) ? std::string_view(part.literal) : code::hole;
  }
  return source;
}

code::Inset inset_of(const Value& written, const std::string& source) {
  code::Inset inset;
  inset.text = source;
  inset.whole = written.span();
  const Letters* letters = written.letters();
  if (letters == nullptr || inset.whole.file != letters->file || letters->ranges.empty()) {
    return inset;
  }
  inset.places.reserve(source.size());
  std::size_t letter = 0;
  for (const Text::Part& part : written.to_text().parts) {
    const bool literal = is_literal(part);
    const std::size_t length = literal ? part.literal.size() : code::hole.size();
    for (std::size_t i = 0; i < length; ++i) {
      const auto& [begin, end] = letters->ranges[std::min(letter, letters->ranges.size() - 1)];
      inset.places.push_back({begin, literal ? end : begin});
      if (literal) ++letter;
    }
  }
  return inset;
}

// What a layer or an extension brings is not in the package.
bool is_of_a_layer(std::string_view handler) {
  return handler.starts_with('/');
}

// Whether a bundler makes the module of a handler of a source: they are called alike.
bool becomes(const std::string& entry, const std::string& handler) {
  const std::string file = handler.substr(handler.rfind('/') + 1);
  return fs::path(entry).stem() == file.substr(0, file.find('.'));
}

// The handler, named in that source.
std::string name_in(const std::string& entry, const std::string& handler) {
  const std::string file = handler.substr(handler.rfind('/') + 1);
  return fs::path(entry).replace_extension().generic_string() + file.substr(file.find('.'));
}

void read(Function& function, HandlerReader& handlers) {
  HandlerCode& its = function.handler_code;
  if (!has_source(*its.package)) {
    its.state = state_without_source(*its.package);
    return;
  }
  const std::string* runtime = function.runtime.known();
  const std::string* handler = function.handler.known();
  if (!runtime || !handler || is_of_a_layer(*handler)) return;
  const std::optional<HandlerLanguage> language = language_of(*runtime);
  const bool walked = language && std::holds_alternative<code::Ecosystem>(*language);
  if (!language || (!walked && its.package->state == HandlerPackage::State::inlined)) {
    its.state = State::language;
    return;
  }
  const code::FunctionCode* code = &handlers.follow(*its.package, *language, *handler);
  if (!walked) {
    its.state = state_of_outline(*code, *runtime);
    if (its.state == State::followed) its.code = code;
    return;
  }
  for (const std::string& entry : its.package->entry_points) {
    if (code->search != code::Search::no_file) break;
    if (becomes(entry, *handler)) {
      code = &handlers.follow(*its.package, *language, name_in(entry, *handler));
    }
  }
  // What else a bundler writes is not known.
  if (code->search == code::Search::no_file && !its.package->entry_points.empty()) return;
  its.code = code;
  its.state = State::followed;
}

}  // namespace

code::Modules& HandlerReader::modules_in(const std::string& project) {
  return modules_.try_emplace(project, sources_, project).first->second;
}

outline::Outlines& HandlerReader::outlines_in(const std::string& project) {
  return outlines_.try_emplace(project, sources_, project).first->second;
}

const code::FunctionCode& HandlerReader::follow(const HandlerPackage& package,
                                                HandlerLanguage language,
                                                const std::string& handler) {
  Wanted wanted{package.roots, language, handler, package.build_method, {}, {}};
  if (package.state == HandlerPackage::State::inlined) {
    wanted.inlined = package.written.span();
    wanted.source = source_in(package.written);
  }
  const auto known = followed_.find(wanted);
  if (known != followed_.end()) return known->second;
  return followed_.emplace(wanted, follow(wanted, package)).first->second;
}

code::FunctionCode HandlerReader::follow(const Wanted& wanted, const HandlerPackage& package) {
  if (const auto* ecosystem = std::get_if<code::Ecosystem>(&wanted.language)) {
    return walk(wanted, *ecosystem, package);
  }
  const outline::Wanted place{
      {package.roots.begin(), package.roots.end()}, wanted.handler, wanted.build_method};
  return outline::follow(outlines_in(package.project), std::get<outline::Language>(wanted.language),
                         place);
}

code::FunctionCode HandlerReader::walk(const Wanted& wanted, code::Ecosystem ecosystem,
                                       const HandlerPackage& package) {
  code::Modules& modules = modules_in(package.project);
  if (package.state == HandlerPackage::State::inlined) {
    const bool python = ecosystem == code::Ecosystem::python;
    const code::Module& only =
        modules.add(inset_of(package.written, wanted.source),
                    python ? code::Language::python : code::Language::javascript);
    code::FunctionCode code = code::follow(code::Package(modules, ecosystem, only), wanted.handler);
    // Facts are told apart by where they stand.
    const bool has_places = only.inset->places.size() == only.inset->text.size();
    if (!has_places && code.search == code::Search::found) return {};
    return code;
  }
  const std::vector<fs::path> roots(package.roots.begin(), package.roots.end());
  return code::follow(code::Package(modules, ecosystem, roots), wanted.handler);
}

std::vector<FileId> HandlerReader::files() const {
  std::vector<FileId> files;
  for (const auto& [project, modules] : modules_) {
    std::ranges::copy(modules.files(), std::back_inserter(files));
  }
  for (const auto& [project, outlines] : outlines_) {
    std::ranges::copy(outlines.files(), std::back_inserter(files));
  }
  return files;
}

std::vector<const code::Module*> HandlerReader::inlined() const {
  std::vector<const code::Module*> inlined;
  for (const auto& [project, modules] : modules_) {
    std::ranges::copy(modules.inlined(), std::back_inserter(inlined));
  }
  return inlined;
}

std::vector<code::SourceFiles::Refused> HandlerReader::refused() const {
  std::vector<code::SourceFiles::Refused> refused;
  for (const auto& [project, modules] : modules_) {
    std::ranges::copy(modules.refused(), std::back_inserter(refused));
  }
  for (const auto& [project, outlines] : outlines_) {
    std::ranges::copy(outlines.sources().refused(), std::back_inserter(refused));
  }
  return refused;
}

void read_handlers(Deployment& deployment, HandlerReader& handlers) {
  std::map<std::string_view, const HandlerPackage*> packages;
  for (const HandlerPackage& package : deployment.resources.handler_packages) {
    packages.emplace(package.resource, &package);
  }
  for (Function& function : deployment.functions) {
    const auto package = packages.find(function.resource->id);
    if (package == packages.end()) continue;
    function.handler_code.package = package->second;
    read(function, handlers);
  }
}

}  // namespace plimsoll
