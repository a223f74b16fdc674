#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <utility>

#include "outline/languages.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

using code::Search;

// What a project is built by, and where its sources are.
struct Project {
  fs::path folder;
  std::vector<fs::path> sources;
  bool whole = true;  // all that its build compiles is in `sources`
};

bool has_build(const fs::path& folder) {
  constexpr std::array<std::string_view, 3> builds{"pom.xml", "build.gradle", "build.gradle.kts"};
  return std::ranges::any_of(builds, [&folder](std::string_view build) {
    std::error_code error;
    return fs::is_regular_file(folder / build, error);
  });
}

// What tests and builds write is in no package.
bool is_of_build_or_test(const fs::path& file, const fs::path& folder) {
  bool below_src = false;
  for (const fs::path& part : file.lexically_relative(folder).parent_path()) {
    const std::string name = part.string();
    if (!below_src && (name == "target" || name == "build" || name == "out" || name == "bin")) {
      return true;
    }
    if (name == "test" || name == "it" || name == "integrationTest" || name == "testFixtures") {
      return true;
    }
    if (below_src) return false;
    below_src = name == "src";
  }
  return false;
}

std::optional<Project> project_of(Outlines& outlines, const fs::path& root) {
  fs::path folder = root.lexically_normal();
  while (!has_build(folder)) {
    const fs::path above = folder.empty() || folder == "." ? fs::path("..") : folder / "..";
    std::error_code error;
    if (!outlines.sources().inside_project(above) || fs::equivalent(above, folder, error)) {
      return std::nullopt;
    }
    folder = above.lexically_normal();
  }
  const Folder& found = outlines.below(folder, {".java"});
  Project project{folder, found.files, found.whole};
  std::erase_if(project.sources,
                [&folder](const fs::path& file) { return is_of_build_or_test(file, folder); });
  const Folder& others = outlines.below(folder, {".kt", ".scala", ".groovy"});
  project.whole &= std::ranges::all_of(
      others.files, [&folder](const fs::path& file) { return is_of_build_or_test(file, folder); });
  return project;
}

// "com.example.App$Inner" is declared in a file named App, or in any other one of its package.
struct ClassName {
  std::string whole;
  std::string space;
  std::string simple;  // "App$Inner"
  std::string file;    // "App"
};

ClassName class_name(std::string_view whole) {
  const std::size_t dot = whole.rfind('.');
  ClassName name{std::string(whole), "", std::string(whole), ""};
  if (dot != std::string_view::npos) {
    name.space = whole.substr(0, dot);
    name.simple = whole.substr(dot + 1);
  }
  name.file = name.simple.substr(0, name.simple.find('$'));
  return name;
}

std::string simple_of(const Type& type) {
  return type.name.substr(type.name.rfind('.') + 1);
}

// Interfaces that bring no method but such as a class writes itself.
bool brings_nothing(const std::string& base) {
  constexpr std::array<std::string_view, 9> bare{
      "RequestHandler", "RequestStreamHandler", "Serializable", "Runnable",
      "Closeable",      "AutoCloseable",        "Resource",     "Function",
      "UnaryOperator"};
  return std::ranges::find(bare, base.substr(base.rfind('.') + 1)) != bare.end();
}

class Finder {
 public:
  Finder(Outlines& outlines, Project project, const Wanted& wanted)
      : outlines_(outlines), project_(std::move(project)), wanted_(wanted) {}

  Entry entry() {
    const std::size_t colons = wanted_.handler.rfind("::");
    const ClassName name = class_name(wanted_.handler.substr(0, colons));
    if (colons != std::string_view::npos) entry_.name = wanted_.handler.substr(colons + 2);
    if (project_.sources.empty()) return {};
    if (const Type* type = find(name)) {
      find_method(*type, colons != std::string_view::npos);
    } else {
      miss(name);
    }
    return std::move(entry_);
  }

 private:
  // ---- the class

  const Type* find(const ClassName& name) {
    for (const fs::path& file : project_.sources) {
      if (file.stem() == name.file) {
        if (const Type* type = type_in(outlines_.open(file), name.whole)) return type;
      }
    }
    for (const fs::path& file : project_.sources) {
      if (const Type* type = type_in(outlines_.open(file), name.whole)) return type;
    }
    return nullptr;
  }

  static const Type* type_in(const Outline* outline, const std::string& name) {
    if (outline == nullptr) return nullptr;
    const auto type = std::ranges::find(outline->types, name, &Type::name);
    return type != outline->types.end() ? &*type : nullptr;
  }

  // Said to be missing is only what belongs to the project by its package or its name: any other
  // class may come from a library.
  void miss(const ClassName& name) {
    bool is_own = name.space.empty();
    bool is_whole = project_.whole && wanted_.roots.size() == 1;
    for (const fs::path& file : project_.sources) {
      const Outline* outline = outlines_.open(file);
      if (outline == nullptr || outline->first_mistake) {
        is_whole = false;
        continue;
      }
      is_own |= outline->space == name.space;
      for (const Type& type : outline->types) {
        is_own |= simple_of(type) == name.simple || type.name == name.space;
        if (may_be_handler(type)) entry_.beside.push_back(type.name);
      }
    }
    std::ranges::sort(entry_.beside);
    if (is_own && is_whole && !is_elsewhere(name)) entry_.search = Search::no_file;
  }

  bool may_be_handler(const Type& type) const {
    if (type.is_abstract) return false;
    return !type.bases.empty() ||
           std::ranges::any_of(type.routines, [this](const Routine& routine) {
             return routine.is_public &&
                    (routine.name == entry_.name || routine.name == "handleRequest");
           });
  }

  // Another module of the same repository may have it.
  bool is_elsewhere(const ClassName& name) {
    const Folder& others =
        outlines_.below(outlines_.sources().project(), {name.file + ".java", name.file + ".kt"});
    return !others.whole || std::ranges::any_of(others.files, [&](const fs::path& file) {
      if (file.stem() != name.file || is_of_build_or_test(file, outlines_.sources().project())) {
        return false;
      }
      const std::string_view text = outlines_.text_of(file).value_or("");
      return text.find("package " + name.space) != std::string_view::npos;
    });
  }

  // ---- the method

  // Without a method the class has to implement an interface of Lambda's.
  void find_method(const Type& type, bool is_named) {
    if (!is_named) entry_.name = "handleRequest";
    entry_.file_at = {type.span.file, type.span.begin, type.span.end};
    entry_.type = &type;
    collect(type);
    bool is_open = wanted_.roots.size() > 1 || has_mistake(type.span.file);
    std::set<std::string> names;
    entry_.routine = method_of(type, 0, is_open, names);
    if (entry_.routine != nullptr) {
      entry_.search = Search::found;
      entry_.file_at = entry_.routine->span;
    } else if (!is_open) {
      entry_.search = Search::no_function;
      entry_.beside.assign(names.begin(), names.end());
    }
  }

  bool has_mistake(FileId file) const {
    return std::ranges::any_of(entry_.package, [file](const Outline* outline) {
      return outline->file == file && outline->first_mistake;
    });
  }

  // What a type of a library brings along is not known: `is_open`.
  const Routine* method_of(const Type& type, int depth, bool& is_open,
                           std::set<std::string>& names) {
    const Routine* longest = nullptr;
    for (const Routine& routine : type.routines) {
      if (!routine.is_public) continue;
      names.insert(routine.name);
      if (routine.name != entry_.name) continue;
      if (longest == nullptr || routine.parameters > longest->parameters) longest = &routine;
    }
    if (longest != nullptr) return longest;
    for (const std::string& base : type.bases) {
      const Type* own = own_base(base, type);
      if (own == nullptr || depth > most_bases) {
        is_open |= !brings_nothing(base);
      } else if (const Routine* routine = method_of(*own, depth + 1, is_open, names)) {
        return routine;
      }
    }
    return nullptr;
  }

  const Type* own_base(const std::string& base, const Type& type) const {
    const std::string simple = base.substr(base.rfind('.') + 1);
    for (const Outline* outline : entry_.package) {
      for (const Type& own : outline->types) {
        const std::string name = simple_of(own);
        if (&own != &type && name.substr(name.rfind('$') + 1) == simple) return &own;
      }
    }
    return nullptr;
  }

  // ---- the sources that matter

  // The files of all types that are named from the handler's on: one type a file is the rule.
  void collect(const Type& type) {
    std::set<std::string> wanted{class_name(type.name).file};
    std::set<std::string> seen;
    while (!wanted.empty()) {
      const std::string name = *wanted.begin();
      wanted.erase(wanted.begin());
      if (!seen.insert(name).second) continue;
      for (const fs::path& file : project_.sources) {
        if (file.stem() != name) continue;
        if (const Outline* outline = outlines_.open(file)) add(*outline, wanted);
      }
    }
    const bool is_there = std::ranges::any_of(entry_.package, [&type](const Outline* outline) {
      return outline->file == type.span.file;
    });
    if (!is_there) add_file_of(type);
  }

  void add_file_of(const Type& type) {
    for (const fs::path& file : project_.sources) {
      const Outline* outline = outlines_.open(file);
      std::set<std::string> ignored;
      if (outline != nullptr && outline->file == type.span.file) add(*outline, ignored);
    }
  }

  void add(const Outline& outline, std::set<std::string>& wanted) {
    entry_.package.push_back(&outline);
    for (const Type& type : outline.types) {
      for (const std::string& base : type.bases) want(base, wanted);
      want(type.initialization, wanted);
      want(type.fields, wanted);
      if (type.is_abstract) want_kinds_of(type, wanted);
      for (const Routine& each : type.constructors) want(each, wanted);
      for (const Routine& each : type.routines) want(each, wanted);
    }
  }

  // What stands behind an interface is named nowhere where a framework puts it there.
  void want_kinds_of(const Type& type, std::set<std::string>& wanted) {
    constexpr std::size_t few = 500;
    if (project_.sources.size() > few) return;
    const std::string simple = simple_of(type);
    for (const fs::path& file : project_.sources) {
      const std::string_view text = outlines_.text_of(file).value_or("");
      const bool names_it = text.find(" " + simple) != std::string_view::npos;
      if (names_it && (text.find(" implements ") != std::string_view::npos ||
                       text.find(" extends ") != std::string_view::npos)) {
        wanted.insert(file.stem().string());
      }
    }
  }

  static void want(const Routine& routine, std::set<std::string>& wanted) {
    for (const Called& called : routine.calls) want(called.type, wanted);
    for (const Use& use : routine.uses) want(use.type, wanted);
  }

  // Of `com.example.Outer.Inner` any part may name the file.
  static void want(std::string_view type, std::set<std::string>& wanted) {
    while (!type.empty()) {
      const std::size_t dot = std::min(type.find('.'), type.size());
      const std::string_view part = type.substr(0, dot);
      if (!part.empty() && std::isupper(static_cast<unsigned char>(part.front()))) {
        wanted.emplace(part);
      }
      type.remove_prefix(std::min(dot + 1, type.size()));
    }
  }

  static constexpr int most_bases = 12;

  Outlines& outlines_;
  Project project_;
  const Wanted& wanted_;
  Entry entry_;
};

}  // namespace

Entry enter_java(Outlines& outlines, const Wanted& wanted) {
  std::optional<Project> project = project_of(outlines, wanted.roots.front());
  return project ? Finder(outlines, std::move(*project), wanted).entry() : Entry();
}

}  // namespace plimsoll::outline
