#include "cli/changed_findings.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "check/check.h"
#include "cli/configurations.h"
#include "text/sources.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

// The top folder of the repository in which a file or folder lies; empty outside of any.
fs::path top_of(fs::path path) {
  std::error_code error;
  for (; path.has_relative_path(); path = path.parent_path()) {
    if (fs::exists(path / ".git", error)) return path;
  }
  return {};
}

std::vector<Span> places_of(const Finding& finding) {
  std::vector<Span> places{finding.span};
  for (const Note& note : finding.notes) places.push_back(note.span);
  return places;
}

int indentation(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t-");
  return first == std::string_view::npos || line[first] == '#' ? -1 : static_cast<int>(first);
}

// The lines above a removal that are less and less indented: the keys of what went.
void add_keys(const ChangedLines::Removal& removal, const SourceFile& file, std::set<int>& keys) {
  int inside = removal.indentation;
  for (int line = std::min(removal.after, file.line_count()); line > 0 && inside > 0; --line) {
    const int own = indentation(file.line(line));
    if (own < 0 || own >= inside) continue;
    keys.insert(line);
    inside = own;
  }
}

bool has_at_or_below(const std::set<std::string>& files, const std::string& path) {
  const auto below = files.lower_bound(path + "/");
  return files.contains(path) || (below != files.end() && below->starts_with(path + "/"));
}

// `src/app` is the module in `src/app.py`.
bool has_module(const std::set<std::string>& files, const std::string& module) {
  const std::string prefix = module + ".";
  for (auto file = files.lower_bound(prefix); file != files.end() && file->starts_with(prefix);
       ++file) {
    if (file->find_first_of("./", prefix.size()) == std::string::npos) return true;
  }
  return false;
}

}  // namespace

Result<ChangedFindings> ChangedFindings::since(const std::string& ref,
                                               const std::vector<std::string>& paths) {
  ChangedFindings findings;
  for (const std::string& path : paths) {
    const fs::path top = top_of(absolute_path(path));
    if (top.empty()) return Trouble{fmt::format("`{}` lies in no git repository", path)};
    if (findings.repositories_.contains(top)) continue;
    Result<Changes> changes = Changes::since(ref, top);
    if (!changes) return Trouble{changes.trouble()};
    findings.repositories_.emplace(top, std::move(*changes));
  }
  return findings;
}

int ChangedFindings::keep_changed(std::vector<Finding>& findings, const Excerpts& files,
                                  const std::vector<DeployedFile>& deployed) {
  std::ranges::copy_if(deployed, std::back_inserter(changed_code_),
                       [this](const DeployedFile& code) { return has_changed(code); });
  return static_cast<int>(
      std::erase_if(findings, [&](const Finding& finding) { return !is_changed(finding, files); }));
}

bool ChangedFindings::is_changed(const Finding& finding, const Excerpts& files) const {
  // What cannot be read fails the run, changed or not, and must not do so in silence.
  if (finding.check->id == "unreadable") return true;
  const std::vector<Span> places = places_of(finding);
  return std::ranges::any_of(places, [&](const Span& span) { return is_changed(span, files); }) ||
         is_of_changed_code(finding, files);
}

bool ChangedFindings::is_changed(const Span& span, const Excerpts& files) const {
  const Excerpt& file = files[span.file];
  const Lines& lines = lines_in(file.path());
  if (lines.changed == nullptr) return false;
  const int line = file.position(span.begin).line;
  return lines.changed->all || lines.keys.contains(line) ||
         std::ranges::any_of(lines.changed->ranges, [line](const ChangedLines::Range& range) {
           return range.first <= line && line <= range.last;
         });
}

// The finding is about a function when it lies in it, points into it, or says so.
bool ChangedFindings::is_of_changed_code(const Finding& finding, const Excerpts& files) const {
  return std::ranges::any_of(changed_code_, [&](const DeployedFile& code) {
    const auto is_in_template = [&](const Span& span) {
      return files[span.file].path() == code.template_path;
    };
    if (finding.resource == code.resource && is_in_template(finding.span)) return true;
    const std::vector<Span> places = places_of(finding);
    return std::ranges::any_of(places, [&](const Span& span) {
      return code.span.begin <= span.begin && span.begin < code.span.end && is_in_template(span);
    });
  });
}

bool ChangedFindings::has_changed(const DeployedFile& deployed) const {
  return std::ranges::any_of(repositories_, [&](const auto& repository) {
    const auto seen = [&](const fs::path& path) {
      return path.lexically_relative(repository.first).generic_string();
    };
    const std::set<std::string>& files = repository.second.files();
    if (!deployed.is_whole_project()) return has_at_or_below(files, seen(deployed.path));
    return !deployed.handler.empty() && has_module(files, seen(deployed.handler));
  });
}

const ChangedFindings::Lines& ChangedFindings::lines_in(const std::string& path) const {
  const auto [known, is_new] = lines_.try_emplace(path);
  Lines& lines = known->second;
  if (!is_new) return lines;
  const fs::path absolute = absolute_path(path);
  for (const auto& [top, changes] : repositories_) {
    if (!is_at_or_below(absolute, top)) continue;
    lines.changed = changes.in(absolute.lexically_relative(top).generic_string());
  }
  if (lines.changed == nullptr || lines.changed->removals.empty()) return lines;
  Sources sources;
  const SourceFile& file = sources[sources.open(path).file];
  for (const ChangedLines::Removal& removal : lines.changed->removals) {
    add_keys(removal, file, lines.keys);
  }
  return lines;
}

}  // namespace plimsoll
