#include "cli/changed_findings.h"

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "check/check.h"
#include "cli/configurations.h"
#include "code/requirements.h"
#include "code/syntax.h"
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

// Those at or below a path; paths are in the order of their parts, so they stand together.
std::span<const fs::path> at_or_below(const std::vector<fs::path>& files, const fs::path& path) {
  const auto first = std::ranges::lower_bound(files, path);
  const auto last = std::find_if_not(
      first, files.end(), [&path](const fs::path& file) { return is_at_or_below(file, path); });
  return {first, last};
}

// `src/app` is the module in `src/app.py`.
bool has_module(const std::vector<fs::path>& files, const fs::path& module) {
  const std::string prefix = module.string() + ".";
  return std::ranges::any_of(files, [&prefix](const fs::path& file) {
    const std::string& name = file.native();
    return name.starts_with(prefix) && name.find_first_of("./", prefix.size()) == std::string::npos;
  });
}

bool is_source_that_went(const fs::path& file) {
  std::error_code error;
  return code::language_of(file.string()) && !fs::exists(file, error);
}

// Whether a manifest says what one of these sources gets: it lies beside it or above it.
bool is_manifest_of(const fs::path& manifest, const std::set<fs::path>& sources) {
  return std::ranges::any_of(sources, [folder = manifest.parent_path()](const fs::path& source) {
    return is_at_or_below(source, folder);
  });
}

// What these say is about everything in a package, and not about its sources.
bool is_about_packages(const Check& check) {
  return check.id == "package-too-large" || check.id == "architecture-mismatch";
}

// The finding is about a resource when it lies in it, points into it, or says so.
bool is_about(const Finding& finding, const DeployedFiles& resource, const Excerpts& files) {
  const auto is_in_template = [&](const Span& span) {
    return files[span.file].path() == resource.template_path;
  };
  if (finding.resource == resource.resource && is_in_template(finding.span)) return true;
  return std::ranges::any_of(places_of(finding), [&](const Span& span) {
    return resource.span.begin <= span.begin && span.begin < resource.span.end &&
           is_in_template(span);
  });
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
                                  const std::vector<DeployedFiles>& deployed) {
  for (const auto& [top, changes] : repositories_) {
    for (const std::string& file : changes.files()) files_.push_back(top / file);
  }
  std::ranges::sort(files_);
  std::ranges::copy_if(files_, std::back_inserter(manifests_), code::is_manifest);
  for (const DeployedFiles& behind : deployed) {
    Changed changed = changed_of(behind);
    if (changed.read || changed.packed || changed.manifest) changed_.push_back(std::move(changed));
  }
  return static_cast<int>(
      std::erase_if(findings, [&](const Finding& finding) { return !is_changed(finding, files); }));
}

bool ChangedFindings::is_changed(const Finding& finding, const Excerpts& files) const {
  // What cannot be read fails the run, changed or not, and must not do so in silence.
  if (finding.check->id == "unreadable") return true;
  const std::vector<Span> places = places_of(finding);
  return std::ranges::any_of(places, [&](const Span& span) { return is_changed(span, files); }) ||
         is_of_changed_files(finding, files);
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

bool ChangedFindings::is_of_changed_files(const Finding& finding, const Excerpts& files) const {
  return std::ranges::any_of(changed_, [&](const Changed& changed) {
    return rests_on(finding, changed, files) && is_about(finding, changed.files, files);
  });
}

bool ChangedFindings::rests_on(const Finding& finding, const Changed& changed,
                               const Excerpts& files) const {
  if (changed.read) return true;
  if (changed.packed && (!changed.files.is_followed || is_about_packages(*finding.check))) {
    return true;
  }
  return changed.manifest && files[finding.span.file].path() != changed.files.template_path;
}

ChangedFindings::Changed ChangedFindings::changed_of(const DeployedFiles& files) const {
  Changed changed{files};
  const bool is_whole_project = files.is_whole_project();
  for (const fs::path& folder : files.packed) {
    for (const fs::path& file : at_or_below(files_, folder)) {
      changed.packed = changed.packed || !is_whole_project;
      changed.read = changed.read || is_source_that_went(file);
    }
  }
  for (const fs::path& file : files.read) {
    changed.read = changed.read || std::ranges::binary_search(files_, file);
  }
  if (!files.is_followed && !files.handler.empty()) {
    changed.read = changed.read || has_module(files_, files.handler);
  }
  changed.manifest = std::ranges::any_of(
      manifests_, [&](const fs::path& file) { return is_manifest_of(file, files.read); });
  return changed;
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
