#include "outline/csharp_project.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "outline/folder.h"

namespace plimsoll::outline {

namespace fs = std::filesystem;

namespace {

// The texts of each element of that name, or of an attribute of it.
std::vector<std::string> between(std::string_view text, std::string_view begin,
                                 std::string_view end) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(begin); at != std::string_view::npos;) {
    const std::size_t from = at + begin.size();
    const std::size_t to = text.find(end, from);
    if (to == std::string_view::npos) break;
    found.emplace_back(text.substr(from, to - from));
    at = text.find(begin, to);
  }
  return found;
}

std::string with_slashes(std::string path) {
  std::ranges::replace(path, '\\', '/');
  return path;
}

// What builds write, and what belongs to tests, is in no package.
bool is_left_out(const fs::path& file, const fs::path& folder) {
  return std::ranges::any_of(file.lexically_relative(folder).parent_path(),
                             [](const fs::path& part) { return part == "bin" || part == "obj"; });
}

class Builder {
 public:
  explicit Builder(Outlines& outlines) : outlines_(outlines) {}

  std::optional<CsharpProject> build(const fs::path& file) {
    const auto text = outlines_.text_of(file);
    if (!text) return std::nullopt;
    project_.assembly = assembly_of(file, *text);
    add(file, false);
    std::ranges::sort(project_.sources);
    return std::move(project_);
  }

 private:
  // Without a name of its own it is called as its file.
  std::string assembly_of(const fs::path& file, std::string_view text) {
    const std::vector<std::string> names = between(text, "<AssemblyName>", "</AssemblyName>");
    const bool is_open = names.size() > 1 || text.find("<Import ") != std::string_view::npos;
    if (is_open || is_set_for_all(file)) return {};
    if (names.empty()) return file.stem().string();
    return names.front().find('$') == std::string::npos ? names.front() : std::string();
  }

  bool is_set_for_all(const fs::path& file) {
    for (fs::path folder = file.parent_path();; folder /= "..") {
      const auto text = outlines_.text_of(folder / "Directory.Build.props");
      if (text && text->find("<AssemblyName>") != std::string_view::npos) return true;
      if (!outlines_.sources().inside_project(folder / "..")) return false;
    }
  }

  void add(const fs::path& file, bool is_other) {
    const fs::path normal = file.lexically_normal();
    const auto text = outlines_.text_of(normal);
    if (!text) project_.whole = false;
    if (!text || !seen_.insert(normal.generic_string()).second) return;
    const fs::path folder = normal.parent_path();
    const Folder& found = outlines_.below(folder.empty() ? "." : folder, {".cs"});
    project_.whole &= found.whole;
    for (const fs::path& source : found.files) {
      if (!is_left_out(source, folder.empty() ? "." : folder)) add_source(source, is_other);
    }
    if (text->find("<Compile Include") != std::string_view::npos) project_.whole = false;
    for (const std::string& other : between(*text, "<ProjectReference Include=\"", "\"")) {
      add(folder / with_slashes(other), true);
    }
  }

  void add_source(const fs::path& source, bool is_other) {
    if (std::ranges::find(project_.sources, source) == project_.sources.end()) {
      project_.sources.push_back(source);
    }
    const Outline* outline = is_other ? outlines_.open(source) : nullptr;
    if (outline != nullptr) project_.others.insert(outline->file);
  }

  Outlines& outlines_;
  CsharpProject project_;
  std::set<std::string> seen_;
};

// The one project of a folder; null where there are several.
std::optional<fs::path> project_in(const fs::path& folder) {
  const Folder found = files_in(folder, {"proj"});
  if (found.files.size() != 1 || found.files.front().extension() != ".csproj") return std::nullopt;
  return found.files.front();
}

}  // namespace

std::optional<CsharpProject> csharp_project(Outlines& outlines, const fs::path& root) {
  const fs::path folder = root.lexically_normal();
  for (const fs::path& place : {folder, folder / "..", folder / "src"}) {
    if (!outlines.sources().inside_project(place)) continue;
    if (const auto file = project_in(place)) return Builder(outlines).build(*file);
    if (files_in(place, {"proj"}).files.size() > 1) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace plimsoll::outline
