#include "outline/outlines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "outline/languages.h"
#include "syntax/syntax.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

struct Reader {
  std::string_view ending;
  syntax::Language language;
  Outline (*outline)(const syntax::Syntax& syntax, FileId file);
};

constexpr std::array<Reader, 4> readers{{
    {".java", syntax::Language::java, outline_java},
    {".cs", syntax::Language::csharp, outline_csharp},
    {".go", syntax::Language::go, outline_go},
    {".rb", syntax::Language::ruby, outline_ruby},
}};

// Nobody nests so deep, and whoever goes through such a tree runs out of stack.
constexpr int deepest = 500;

bool is_deeper_than(int levels, syntax::Node node) {
  if (levels == 0) return true;
  return std::ranges::any_of(
      node.children(), [levels](syntax::Node child) { return is_deeper_than(levels - 1, child); });
}

}  // namespace

const Outline* Outlines::open(const fs::path& path) {
  const std::string key = path.lexically_normal().generic_string();
  auto known = by_path_.find(key);
  if (known == by_path_.end()) known = by_path_.emplace(key, read(path)).first;
  return known->second ? &*known->second : nullptr;
}

std::optional<Outline> Outlines::read(const fs::path& path) {
  const std::string ending = path.extension().string();
  for (const Reader& reader : readers) {
    if (ending != reader.ending) continue;
    const std::optional<FileId> file = files_.open(path);
    if (!file) return std::nullopt;
    const syntax::Syntax syntax = syntax::Syntax::parse(files_.text(*file), reader.language);
    const bool is_too_deep = is_deeper_than(deepest, syntax.root());
    Outline outline = is_too_deep ? Outline() : reader.outline(syntax, *file);
    outline.file = *file;
    outline.first_mistake = is_too_deep ? syntax::Range() : syntax.first_error();
    return outline;
  }
  return std::nullopt;
}

bool Outlines::admits(const fs::path& folder) {
  if (files_.inside_project(folder)) return true;
  files_.leave_out(folder, "lies outside the project");
  return false;
}

std::optional<std::string_view> Outlines::text_of(const fs::path& path) {
  if (const auto file = files_.open(path)) return files_.text(*file);
  return std::nullopt;
}

const Folder& Outlines::below(const fs::path& folder,
                              const std::vector<std::string_view>& endings) {
  std::vector<std::string> key{folder.generic_string()};
  key.insert(key.end(), endings.begin(), endings.end());
  const auto [known, is_new] = folders_.try_emplace(std::move(key));
  if (is_new) {
    known->second = files_below(folder, endings);
    if (!known->second.whole) files_.leave_out(folder, "lies in a folder of too many files");
  }
  return known->second;
}

std::vector<FileId> Outlines::files() const {
  std::vector<FileId> files;
  for (const auto& [path, outline] : by_path_) {
    if (outline) files.push_back(outline->file);
  }
  return files;
}

}  // namespace plimsoll::outline
