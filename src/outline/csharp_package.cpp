#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "outline/csharp_project.h"
#include "outline/languages.h"

namespace plimsoll::outline {

namespace {

using code::Search;

// `Assembly::Namespace.Type::Method`; of a program that runs by itself the assembly alone.
struct Parts {
  std::string assembly;
  std::string type;
  std::string method;
};

Parts parts_of(std::string_view handler) {
  Parts parts;
  const std::size_t first = std::min(handler.find("::"), handler.size());
  parts.assembly = handler.substr(0, first);
  if (first == handler.size()) return parts;
  handler.remove_prefix(first + 2);
  const std::size_t second = std::min(handler.find("::"), handler.size());
  parts.type = handler.substr(0, second);
  if (second < handler.size()) parts.method = handler.substr(second + 2);
  return parts;
}

std::string space_of(std::string_view type) {
  return std::string(type.substr(0, std::min(type.rfind('.'), type.size())));
}

std::string simple_of(std::string_view type) {
  return std::string(type.substr(type.rfind('.') + 1));
}

bool same_but_for_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  });
}

// An interface brings no method to a class: the runtime looks at the class and those it extends.
bool is_interface(std::string_view base) {
  base.remove_prefix(base.rfind('.') + 1);
  return base.size() > 1 && base[0] == 'I' && std::isupper(static_cast<unsigned char>(base[1]));
}

class Finder {
 public:
  Finder(Outlines& outlines, CsharpProject project, const Wanted& wanted)
      : project_(std::move(project)), parts_(parts_of(wanted.handler)) {
    is_whole_ = project_.whole && wanted.roots.size() == 1;
    for (const auto& source : project_.sources) {
      const Outline* outline = outlines.open(source);
      if (outline != nullptr) entry_.package.push_back(outline);
      is_whole_ &= outline != nullptr && !outline->first_mistake;
    }
  }

  Entry entry() {
    entry_.name = parts_.method;
    if (entry_.package.empty()) return {};
    if (parts_.type.empty()) {
      find_program();
    } else if (const Type* type = type_named(parts_.type)) {
      is_own_assembly(*type) ? find_method(*type) : miss_assembly();
    } else if (!find_behind_generated()) {
      miss_type();
    }
    return std::move(entry_);
  }

 private:
  void found(const Type& type, const Routine* routine) {
    entry_.search = Search::found;
    entry_.type = &type;
    entry_.routine = routine;
    entry_.file_at = routine != nullptr ? routine->span : type.span;
  }

  // An assembly that runs by itself, with statements at the top of a file or a Main.
  void find_program() {
    if (parts_.assembly != project_.assembly) return;
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        const auto main = std::ranges::find(type.routines, "Main", &Routine::name);
        if (main != type.routines.end() && main->is_static) return found(type, &*main);
        if (type.name == "Program" && outline->space.empty()) return found(type, nullptr);
      }
    }
  }

  const Type* type_named(std::string_view name) const {
    for (const Outline* outline : entry_.package) {
      const auto type = std::ranges::find(outline->types, name, &Type::name);
      if (type != outline->types.end()) return &*type;
    }
    return nullptr;
  }

  // A type of a project that is referred to is in an assembly of its own. Names of assemblies do
  // not depend on capitals.
  bool is_own_assembly(const Type& type) const {
    if (project_.assembly.empty() || project_.is_of_other(type.span.file)) return true;
    return same_but_for_case(parts_.assembly, project_.assembly) || !is_whole_;
  }

  void miss_assembly() {
    entry_.search = Search::no_file;
    entry_.name = parts_.assembly;
    entry_.beside = {project_.assembly};
  }

  void find_method(const Type& type) {
    bool is_open =
        !is_whole_ || parts_.method.empty() || parts_.method.find(' ') != std::string::npos;
    std::set<std::string> names;
    if (const Routine* routine = method_of(type, 0, is_open, names)) {
      found(type, routine);
      return;
    }
    entry_.file_at = type.span;
    if (is_open) return;
    entry_.search = Search::no_function;
    entry_.beside.assign(names.begin(), names.end());
  }

  // All parts of a partial class are looked at; a generator may write further ones.
  const Routine* method_of(const Type& type, int depth, bool& is_open,
                           std::set<std::string>& names) const {
    for (const Outline* outline : entry_.package) {
      for (const Type& part : outline->types) {
        if (part.name != type.name) continue;
        is_open |= part.generated;
        if (const Routine* routine = method_in(part, names)) return routine;
        for (const std::string& base : part.bases) {
          const Type* own = own_type(base);
          if (own == nullptr || own == &type || depth > most_bases) {
            is_open |= !is_interface(base);
          } else if (const Routine* routine = method_of(*own, depth + 1, is_open, names)) {
            return routine;
          }
        }
      }
    }
    return nullptr;
  }

  const Routine* method_in(const Type& type, std::set<std::string>& names) const {
    for (const Routine& routine : type.routines) {
      if (!routine.is_public) continue;
      if (routine.name == parts_.method) return &routine;
      names.insert(routine.name);
    }
    return nullptr;
  }

  const Type* own_type(std::string_view name) const {
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        if (simple_of(type.name) == simple_of(name)) return &type;
      }
    }
    return nullptr;
  }

  // Of Lambda Annotations: `Functions_Get_Generated` runs `Get` of `Functions`.
  bool find_behind_generated() {
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        for (const Routine& routine : type.routines) {
          if (parts_.type != type.name + "_" + routine.name + "_Generated") continue;
          found(type, &routine);
          return true;
        }
      }
    }
    return false;
  }

  // Said to be missing is only what belongs to the project by its namespace or its name: any other
  // type may come from a library. What generators write is not in the sources.
  void miss_type() {
    bool is_own = parts_.type.find('.') == std::string::npos;
    std::set<std::string> names;
    for (const Outline* outline : entry_.package) {
      for (const Type& type : outline->types) {
        is_own |= space_of(type.name) == space_of(parts_.type) ||
                  simple_of(type.name) == simple_of(parts_.type);
        const auto method = std::ranges::find(type.routines, parts_.method, &Routine::name);
        if (!type.is_abstract && method != type.routines.end()) names.insert(type.name);
      }
    }
    entry_.beside.assign(names.begin(), names.end());
    const bool is_of_library = !same_but_for_case(parts_.assembly, project_.assembly);
    if (!is_own || !is_whole_ || is_of_library || parts_.type.ends_with("_Generated")) return;
    entry_.search = Search::no_file;
    entry_.name = parts_.type;
  }

  static constexpr int most_bases = 12;

  CsharpProject project_;
  Parts parts_;
  bool is_whole_ = true;
  Entry entry_;
};

}  // namespace

Entry enter_csharp(Outlines& outlines, const Wanted& wanted) {
  std::optional<CsharpProject> project = csharp_project(outlines, wanted.roots.front());
  return project ? Finder(outlines, std::move(*project), wanted).entry() : Entry();
}

}  // namespace plimsoll::outline
