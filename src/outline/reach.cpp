#include "outline/reach.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace plimsoll::outline {
namespace {

// Calls from the handler on; beyond them hardly anything is certain to run.
constexpr int most_calls = 12;

// `Outer.Inner`, `Outer::Inner`, `Outer$Inner` and `Outer+Inner` end with `Inner`.
bool ends_with_name(std::string_view whole, std::string_view name) {
  if (name.empty() || !whole.ends_with(name)) return false;
  if (whole.size() == name.size()) return true;
  const char before = whole[whole.size() - name.size() - 1];
  return before == '.' || before == ':' || before == '$' || before == '+' || before == '/';
}

class Reach {
 public:
  Reach(const Entry& entry, const code::SourceFiles& sources) : entry_(entry), sources_(sources) {}

  code::CodeFacts facts() {
    if (entry_.type != nullptr) enter(*entry_.type);
    for (const Outline* outline : entry_.package) {
      add_tests(*outline);
      if (outline->environment_changed) facts_.environment_changed = outline->environment_changed;
    }
    for (const bool tests : {true, false}) {
      for (const Reached& reached : uses_) {
        const bool is_test = reached.use->kind == Use::Kind::tested;
        const bool is_caught =
            reached.use->kind == Use::Kind::raises && (reached.guarded || reached.use->guarded);
        if (is_test != tests || is_caught) continue;
        add_use(*reached.use, variable_of(*reached.use, reached));
      }
    }
    facts_.complete = false;  // calls of libraries and through interfaces are not followed
    return std::move(facts_);
  }

 private:
  // The variables of the environment that a routine is given, each at its place; empty where it is
  // none, or not known.
  using Given = std::vector<std::string>;

  // A use, in the routine of a type that was given this.
  struct Reached {
    const Use* use;
    const Type* type;
    Given given;
    bool guarded = false;
  };

  void enter(const Type& type) {
    facts_.entry.span = entry_.routine != nullptr ? entry_.routine->span : type.span;
    code::Circumstance at_import;
    at_import.at_import = true;
    load(type, at_import, 0);
    for (const Type* each : tops()) load(*each, at_import, 0);
    const bool is_static = entry_.routine != nullptr && entry_.routine->is_static;
    if (!is_static) make(type, 0, {}, at_import, 0);
    if (entry_.routine != nullptr) run(type, *entry_.routine, {}, {}, 0);
  }

  void load(const Type& type, const code::Circumstance& when, int depth) {
    if (depth > most_calls) return;
    for (const Type* part : parts_of(type)) run(*part, part->initialization, {}, when, depth);
    for (const std::string& base : type.bases) {
      if (const Type* own = type_named(base, type)) load(*own, when, depth + 1);
    }
  }

  // What a source file has outside of any type: in Ruby, where it runs when the file is loaded.
  std::vector<const Type*> tops() const {
    std::vector<const Type*> tops;
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        if (type.name.empty()) tops.push_back(&type);
      }
    }
    return tops;
  }

  std::vector<const Type*> parts_of(const Type& type) const {
    if (!type.is_open) return {&type};
    std::vector<const Type*> parts;
    for (const Outline* outline : entry_.package) {
      for (const Type& each : outline->types) {
        if (each.is_open && each.name == type.name) parts.push_back(&each);
      }
    }
    return parts;
  }

  // Of several constructors with the same number of parameters it is not known which one runs.
  void make(const Type& type, std::optional<std::size_t> arguments, const Given& given,
            const code::Circumstance& when, int depth) {
    if (depth > most_calls) return;
    for (const Type* part : parts_of(type)) {
      run(*part, part->fields, {}, when, depth);
      for (const Routine& each : part->constructors) {
        const bool is_one_of_many = part->constructors.size() > 1;
        if (is_one_of_many && (!arguments || each.parameters != *arguments)) continue;
        for (const Stored& stored : each.stored) {
          stored_[{part, stored.field}].insert(at(given, stored.parameter));
        }
        run(*part, each, given, when, depth);
      }
    }
    for (const std::string& base : type.bases) {
      if (const Type* own = type_named(base, type)) make(*own, std::nullopt, {}, when, depth + 1);
    }
  }

  static std::string at(const Given& given, std::size_t place) {
    return place < given.size() ? given[place] : std::string();
  }

  void run(const Type& type, const Routine& routine, const Given& given,
           const code::Circumstance& when, int depth) {
    if (depth > most_calls) return;
    if (!seen_.emplace(&routine, circumstance_key(when), given).second) return;
    look_into(type);
    for (code::EnvironmentRead read : routine.reads) {
      read.when.at_import = when.at_import;
      read.when.conditional |= when.conditional;
      // A try around what raises nothing keeps nothing from happening.
      const bool fails = read.raises || read.needed_by;
      read.when.guarded = fails && (read.when.guarded || when.guarded);
      add(std::move(read));
    }
    for (const Use& use : routine.uses) {
      uses_.push_back({&use, &type, given, when.guarded});
      load_holder(use, type, when, depth);
    }
    for (const Called& called : routine.calls) call(type, called, given, when, depth + 1);
  }

  // Who takes a field of another type has that type loaded.
  void load_holder(const Use& use, const Type& from, const code::Circumstance& when, int depth) {
    const Type* type = use.type.empty() ? nullptr : type_named(use.type, from);
    if (type == nullptr || type == &from) return;
    const auto held = std::ranges::find(type->held, use.field, &Held::field);
    if (held != type->held.end()) load(*type, when, depth + 1);
  }

  // What a call hands on of what the caller has.
  Given handed_on(const Called& called, const Reached& caller) const {
    Given given;
    for (const Passed& passed : called.passed) {
      given.resize(std::max(given.size(), passed.place + 1));
      given[passed.place] = variable_of(passed.value, caller);
    }
    return given;
  }

  void call(const Type& from, const Called& called, const Given& given, code::Circumstance when,
            int depth) {
    when.conditional |= called.conditional;
    when.guarded |= called.guarded;
    const Type* type = called.type.empty() ? &from : type_named(called.type, from);
    if (type != nullptr && type != &from && type->is_abstract) type = only_kind_of(*type);
    if (type == nullptr) return;
    const Given handed = handed_on(called, {nullptr, &from, given, false});
    if (type != &from) load(*type, when, depth);
    if (called.makes) make(*type, called.arguments, handed, when, depth);
    if (called.name.empty()) return;
    for (int up = 0; type != nullptr && up < most_calls; ++up) {
      if (call_in(*type, called, handed, when, depth)) return;
      type = base_of(*type);
    }
    if (!called.type.empty()) return;
    for (const Type* each : tops()) call_in(*each, called, handed, when, depth);
  }

  // What stands behind an interface where the package has one implementation of it; else itself.
  const Type* only_kind_of(const Type& abstract) const {
    std::vector<const Type*> kinds;
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        if (!type.is_abstract && base_of(type) == &abstract) kinds.push_back(&type);
      }
    }
    return kinds.size() == 1 ? kinds.front() : &abstract;
  }

  bool call_in(const Type& type, const Called& called, const Given& given,
               const code::Circumstance& when, int depth) {
    bool is_found = false;
    for (const Type* part : parts_of(type)) {
      for (const Routine& routine : part->routines) {
        if (routine.name != called.name) continue;
        if (called.arguments && routine.parameters != *called.arguments) continue;
        if (routine.asks) ask(*routine.asks, called, when);
        run(*part, routine, given, when, depth);
        is_found = true;
      }
    }
    return is_found;
  }

  void ask(const Asks& asks, const Called& called, const code::Circumstance& when) {
    if (asks.parameter >= called.texts.size() || called.texts[asks.parameter].empty()) return;
    code::EnvironmentRead read = asks.read;
    read.name = called.texts[asks.parameter];
    read.span = called.span;
    read.when = when;
    add(std::move(read));
  }

  const Type* base_of(const Type& type) const {
    for (const std::string& base : type.bases) {
      const Type* own = type_named(base, type);
      if (own != nullptr && own != &type) return own;
    }
    return nullptr;
  }

  // The only type of the package with that name; of several, the one that is imported or stands
  // nearest. What is imported of elsewhere is none of the package's.
  const Type* type_named(std::string_view name, const Type& from) const {
    std::vector<const Type*> same;
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        if (ends_with_name(type.name, name)) same.push_back(&type);
      }
    }
    const auto imported = import_of(name, from);
    if (imported) std::erase_if(same, [&](const Type* type) { return type->name != *imported; });
    const auto is_part = [&](const Type* type) {
      return type->is_open && type->name == same.front()->name;
    };
    if (same.empty()) return nullptr;
    if (same.size() == 1 || std::ranges::all_of(same, is_part)) return same.front();
    for (const bool in_file : {true, false}) {
      const auto near = [&](const Type* type) {
        return in_file ? type->span.file == from.span.file : space_of(*type) == space_of(from);
      };
      if (std::ranges::count_if(same, near) == 1) return *std::ranges::find_if(same, near);
    }
    return nullptr;
  }

  std::optional<std::string> import_of(std::string_view name, const Type& from) const {
    for (const Outline* outline : entry_.package) {
      if (outline->file != from.span.file) continue;
      for (const std::string& import : outline->imports) {
        const bool is_path = import.find('/') != std::string::npos;  // of files, and of no type
        if (!is_path && import.size() > name.size() && ends_with_name(import, name)) return import;
      }
    }
    return std::nullopt;
  }

  std::string_view space_of(const Type& type) const {
    for (const Outline* outline : entry_.package) {
      if (outline->file == type.span.file) return outline->space;
    }
    return {};
  }

  void look_into(const Type& type) {
    if (!files_.insert(type.span.file).second) return;
    facts_.texts.push_back(sources_.text(type.span.file));
    facts_.files.push_back(type.span.file);
  }

  // The same place may be come to in several ways: it counts once, by the most certain of them.
  void add(code::EnvironmentRead read) {
    const auto known =
        std::ranges::find(facts_.environment, read.span, &code::EnvironmentRead::span);
    if (known == facts_.environment.end()) {
      facts_.environment.push_back(std::move(read));
      return;
    }
    known->when.at_import |= read.when.at_import;
    known->when.conditional &= read.when.conditional;
    known->when.guarded &= read.when.guarded;
  }

  // Who tests a variable anywhere does not take it for granted.
  void add_tests(const Outline& outline) {
    for (const Type& type : outline.types) {
      add_tests(type, type.initialization);
      add_tests(type, type.fields);
      for (const Routine& each : type.constructors) add_tests(type, each);
      for (const Routine& each : type.routines) add_tests(type, each);
    }
  }

  void add_tests(const Type& type, const Routine& routine) {
    for (const Use& use : routine.uses) {
      if (use.kind == Use::Kind::tested) add_use(use, variable_of(use, {&use, &type, {}, false}));
    }
  }

  void add_use(const Use& use, const std::string& variable) {
    for (code::EnvironmentRead& read : facts_.environment) {
      if (read.name != variable) continue;
      if (use.kind == Use::Kind::tested) {
        read.tested = true;
      } else if (!read.raises && !read.needed_by) {
        read.needed_by = use.span;
        read.error = use.error;
      }
    }
  }

  std::string variable_of(const Use& use, const Reached& reached) const {
    if (!use.variable.empty()) return use.variable;
    if (use.parameter) return at(reached.given, *use.parameter);
    const Type* type = use.type.empty() ? reached.type : type_named(use.type, *reached.type);
    for (int up = 0; type != nullptr && up < most_calls; ++up) {
      const auto held = std::ranges::find(type->held, use.field, &Held::field);
      if (held != type->held.end()) return held->variable;
      const auto stored = stored_.find({type, use.field});
      if (stored != stored_.end()) {
        return stored->second.size() == 1 ? *stored->second.begin() : std::string();
      }
      type = base_of(*type);
    }
    return {};
  }

  static int circumstance_key(const code::Circumstance& when) {
    return (when.at_import ? 1 : 0) + (when.conditional ? 2 : 0) + (when.guarded ? 4 : 0);
  }

  const Entry& entry_;
  const code::SourceFiles& sources_;
  code::CodeFacts facts_;
  std::set<std::tuple<const Routine*, int, Given>> seen_;
  std::map<std::pair<const Type*, std::string>, std::set<std::string>> stored_;
  std::vector<Reached> uses_;
  std::set<FileId> files_;
};

}  // namespace

code::CodeFacts reach(const Entry& entry, const code::SourceFiles& sources) {
  return Reach(entry, sources).facts();
}

}  // namespace plimsoll::outline
