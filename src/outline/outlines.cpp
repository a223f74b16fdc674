#include "outline/outlines.h"

#include <array>

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
    Outline outline = reader.outline(syntax, *file);
    outline.file = *file;
    outline.first_mistake = syntax.first_error();
    return outline;
  }
  return std::nullopt;
}

std::optional<std::string_view> Outlines::text_of(const fs::path& path) {
  if (const auto file = files_.open(path)) return files_.text(*file);
  return std::nullopt;
}

std::vector<FileId> Outlines::files() const {
  std::vector<FileId> files;
  for (const auto& [path, outline] : by_path_) {
    if (outline) files.push_back(outline->file);
  }
  return files;
}

}  // namespace plimsoll::outline
