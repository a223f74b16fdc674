#include <algorithm>
#include <array>
#include <set>
#include <system_error>
#include <utility>

#include "outline/folder.h"
#include "outline/languages.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

// Of one package; more than any function loads.
constexpr std::size_t most_files = 500;

// "app.Orders::Handler.process"
struct Handler {
  std::string file;
  std::string type;  // empty: a method at the top of the file
  std::string method;
};

// The runtime takes two or three parts, and Ruby forgets empty ones at the end.
std::optional<Handler> parts_of(std::string_view handler) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = handler.find('.');
    parts.emplace_back(handler.substr(0, end));
    if (end == std::string_view::npos) break;
    handler.remove_prefix(end + 1);
  }
  if (parts.back().empty() || parts.front().empty()) return std::nullopt;
  if (parts.size() == 2) return Handler{parts[0], "", parts[1]};
  if (parts.size() == 3) return Handler{parts[0], parts[1], parts[2]};
  return std::nullopt;
}

bool is_file(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// Libraries of Ruby, of the runtime and of AWS, none of which brings a handler.
bool is_known_library(std::string_view name) {
  constexpr std::array<std::string_view, 36> known{
      "English",     "base64",   "benchmark", "bigdecimal", "bundler",      "cgi",
      "csv",         "date",     "digest",    "erb",        "faraday",      "fileutils",
      "forwardable", "httparty", "io",        "json",       "jwt",          "logger",
      "mysql2",      "net",      "nokogiri",  "open-uri",   "openssl",      "optparse",
      "ostruct",     "pg",       "pp",        "redis",      "securerandom", "set",
      "shellwords",  "stringio", "time",      "uri",        "yaml",         "zlib"};
  static_assert(std::ranges::is_sorted(known));
  const std::string_view library = name.substr(0, name.find('/'));
  return library.starts_with("aws-") || std::ranges::binary_search(known, library);
}

class RubyPackage {
 public:
  RubyPackage(Outlines& outlines, const Wanted& wanted, Handler handler)
      : outlines_(outlines), roots_(wanted.roots), handler_(std::move(handler)) {}

  Entry entry() {
    Entry entry;
    entry.name = handler_.method;
    const std::optional<fs::path> file = find(handler_.file);
    if (!file) return without_file(std::move(entry));
    const Outline* first = outlines_.open(*file);
    if (first == nullptr) return entry;
    entry.file_at = first_line(*first);
    if (first->first_mistake) return broken(*first, std::move(entry));
    load(*file, *first);
    entry.package = files_;
    look_for_method(entry);
    return entry;
  }

 private:
  // As `require` finds it: in the package, then in the folder that a layer puts on its path.
  std::optional<fs::path> find(const std::string& name) const {
    for (const fs::path& root : roots_) {
      for (const fs::path& folder : {root, root / "ruby/lib", root / "lib"}) {
        const fs::path path = folder / name;
        if (is_file(path) && path.extension() == ".rb") return path;
        if (fs::path with_ending = fs::path(path).concat(".rb"); is_file(with_ending)) {
          if (folder != root / "lib") return with_ending;
          if (&root == &roots_.front()) return with_ending;
        }
      }
    }
    return std::nullopt;
  }

  Entry without_file(Entry entry) const {
    const Folder folder = files_below(roots_.front(), {".rb"});
    for (const fs::path& path : folder.files) {
      entry.beside.push_back(
          path.lexically_relative(roots_.front()).replace_extension().generic_string());
    }
    const bool is_library = is_named_by_gemfile();
    entry.search = is_library ? code::Search::unclear : code::Search::no_file;
    return entry;
  }

  // A gem's own file may be the handler's.
  bool is_named_by_gemfile() const {
    const std::string library = handler_.file.substr(0, handler_.file.find('/'));
    for (const char* name : {"Gemfile", "Gemfile.lock"}) {
      const auto text = outlines_.text_of(roots_.front() / name);
      if (text && text->find(library) != std::string_view::npos) return true;
    }
    return false;
  }

  Span first_line(const Outline& file) const {
    const std::string_view text = outlines_.sources().text(file.file);
    const std::size_t end = std::min(text.find('\n'), text.size());
    return {file.file, 0, static_cast<std::uint32_t>(end)};
  }

  // The grammar takes the colon of `:$,` for a mistake.
  Entry broken(const Outline& file, Entry entry) const {
    const std::string_view text = outlines_.sources().text(file.file);
    const syntax::Range at = *file.first_mistake;
    if (text.substr(at.begin, 2) == ":$") return entry;
    entry.search = code::Search::broken;
    entry.file_at = Span{file.file, at.begin, at.end};
    return entry;
  }

  void load(const fs::path& path, const Outline& file) {
    if (files_.size() >= most_files || !seen_.insert(file.file).second) return;
    files_.push_back(&file);
    for (const std::string& name : file.imports) import(path, name);
  }

  void import(const fs::path& importer, const std::string& name) {
    std::optional<fs::path> path;
    if (name.starts_with('.')) {
      const fs::path beside = (importer.parent_path() / name).lexically_normal();
      for (const fs::path& each : {beside, fs::path(beside).concat(".rb")}) {
        if (each.extension() == ".rb" && is_file(each)) path = each;
      }
    }
    if (!path) path = find(name);
    const Outline* outline = path ? outlines_.open(*path) : nullptr;
    if (outline != nullptr) {
      load(*path, *outline);
    } else {
      is_whole_ &= is_known_library(name);
    }
  }

  void look_for_method(Entry& entry) const {
    bool may_have_more = !is_whole_ && !has_handler();
    for (const Outline* file : files_) {
      for (const Type& type : file->types) {
        if (type.name.empty()) may_have_more |= type.generated;
        name_methods(type, entry.beside);
      }
    }
    may_have_more |= !look_in(handler_.type, entry, 0);
    std::ranges::sort(entry.beside);
    if (entry.routine != nullptr) {
      entry.search = code::Search::found;
      entry.beside.clear();
    } else {
      entry.search = may_have_more ? code::Search::unclear : code::Search::no_function;
      if (!has_type()) entry.name = handler_.type;
    }
  }

  // Who writes a handler here does not leave it to a library.
  bool has_handler() const {
    const std::string_view text = outlines_.sources().text(files_.front()->file);
    return text.find("event:") != text.npos && text.find("context:") != text.npos;
  }

  bool has_type() const {
    return std::ranges::any_of(files_, [this](const Outline* file) {
      return std::ranges::count(file->types, handler_.type, &Type::name) != 0;
    });
  }

  // Looks in every part of a class or module, and in what it inherits from. False where some of its
  // methods are not known.
  bool look_in(const std::string& name, Entry& entry, int depth) const {
    bool is_known = depth < 10;
    bool is_there = false;
    for (const Outline* file : files_) {
      for (const Type& type : file->types) {
        if (!is_known || (type.name != name && (depth == 0 || !type.name.ends_with("::" + name))))
          continue;
        is_there = true;
        is_known &= !type.generated;
        for (const Routine& routine : type.routines) {
          const bool is_meant = routine.name == handler_.method && routine.is_static;
          if (!is_meant || !routine.is_public || entry.routine != nullptr) continue;
          entry.type = &type;
          entry.routine = &routine;
        }
        for (const std::string& base : type.bases) is_known &= look_in(base, entry, depth + 1);
      }
    }
    return is_known && (is_there || depth == 0);
  }

  // As handlers name them behind the file: `process`, `Orders::Handler.process`.
  void name_methods(const Type& type, std::vector<std::string>& names) const {
    for (const Routine& routine : type.routines) {
      if (!routine.is_static || !routine.is_public) continue;
      names.push_back(type.name.empty() ? routine.name : type.name + "." + routine.name);
    }
  }

  Outlines& outlines_;
  const std::vector<fs::path>& roots_;
  Handler handler_;
  std::vector<const Outline*> files_;  // what is loaded, in that order
  std::set<FileId> seen_;
  bool is_whole_ = true;  // nothing is loaded that may bring a handler along
};

}  // namespace

// What the runtime cannot take apart is another check's.
Entry enter_ruby(Outlines& outlines, const Wanted& wanted) {
  std::optional<Handler> handler = parts_of(wanted.handler);
  if (!handler || wanted.roots.empty()) return {};
  return RubyPackage(outlines, wanted, std::move(*handler)).entry();
}

}  // namespace plimsoll::outline
