#include "cli/baselines.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/check.h"

namespace plimsoll {

Baselines::Baselines(const CheckOptions& options, const Configurations& configurations)
    : options_(options) {
  if (options.write_baseline) {
    written_ = absolute_path(*options.write_baseline);
    open(written_);
  }
  if (options.layer.baseline) {
    open(absolute_path(options.layer.baseline->value));
    return;
  }
  for (const Configuration& configuration : configurations.all()) {
    if (configuration.layer.baseline) open(configuration.layer.baseline->value);
  }
}

void Baselines::open(const std::filesystem::path& absolute) {
  const auto [known, is_new] = opened_.try_emplace(absolute);
  if (!is_new) return;
  Opened& opened = known->second;
  opened.baseline = read_baseline(absolute, sources_);
  if (opened.baseline.missing && absolute == written_) opened.baseline.problems.clear();
  for (std::size_t i = 0; i < opened.baseline.entries.size(); ++i) {
    const BaselineEntry& entry = opened.baseline.entries[i];
    opened.by_key.emplace(std::pair(entry.file, entry.fingerprint), i);
  }
}

Baselines::Opened* Baselines::baseline_of(const ConfiguredFiles::Place& place) {
  const auto find = [&](const std::filesystem::path& path) {
    const auto found = opened_.find(path);
    return found == opened_.end() ? nullptr : &found->second;
  };
  if (options_.layer.baseline) return find(absolute_path(options_.layer.baseline->value));
  const Configuration* configuration = place.configuration;
  if (configuration == nullptr || !configuration->layer.baseline) return nullptr;
  return find(configuration->layer.baseline->value);
}

void Baselines::mark(std::vector<Finding>& findings, const Excerpts& files,
                     ConfiguredFiles& configured) {
  for (Finding& finding : findings) {
    const std::filesystem::path file = absolute_path(files[finding.span.file].path());
    Opened* opened = baseline_of(configured[finding.span.file]);
    finding.baselined = opened != nullptr && opened->knows(finding, file);
    const bool known_elsewhere = finding.baselined && !is_to_be_written(*opened);
    if (written_.empty() || finding.suppressed || known_elsewhere) continue;
    if (finding.check->id == "unreadable") continue;
    opened_.at(written_).knows(finding, file);  // it has seen it, too
    finding.baselined = true;
    new_entries_.push_back(entry_of(finding, file));
  }
}

bool Baselines::Opened::knows(const Finding& finding, const std::filesystem::path& path) {
  const std::string from_base = path.lexically_relative(baseline.base).generic_string();
  const auto entry = by_key.find({from_base, finding.fingerprint});
  if (entry != by_key.end()) seen.insert(entry->second);
  return entry != by_key.end();
}

BaselineEntry Baselines::entry_of(const Finding& finding, const std::filesystem::path& file) const {
  return {.file = file.lexically_relative(written_.parent_path()).generic_string(),
          .check = std::string(finding.check->id),
          .resource = finding.resource,
          .message = finding.message,
          .fingerprint = finding.fingerprint,
          .span = {}};
}

bool Baselines::is_to_be_written(const Opened& opened) const {
  return !written_.empty() && absolute_path(opened.baseline.path) == written_;
}

std::vector<Note> Baselines::stale(const LookedAt& looked_at) const {
  std::vector<Note> notes;
  for (const auto& [path, opened] : opened_) {
    if (is_to_be_written(opened)) continue;
    int gone = 0;
    Span first;
    for (std::size_t i = 0; i < opened.baseline.entries.size(); ++i) {
      const BaselineEntry& entry = opened.baseline.entries[i];
      const std::filesystem::path file = (opened.baseline.base / entry.file).lexically_normal();
      if (opened.seen.contains(i) || !looked_at(file, entry.check)) continue;
      if (gone++ == 0) first = entry.span;
    }
    if (gone == 0) continue;
    notes.push_back(
        {first, gone == 1 ? "an entry is about a finding that is gone; --write-baseline removes it"
                          : fmt::format("{} entries are about findings that are gone, the first of "
                                        "them here; --write-baseline removes them",
                                        gone)});
  }
  return notes;
}

std::string Baselines::to_be_written(const LookedAt& looked_at) const {
  std::vector<BaselineEntry> entries = new_entries_;
  const Opened& before = opened_.at(written_);
  for (std::size_t i = 0; i < before.baseline.entries.size(); ++i) {
    const BaselineEntry& entry = before.baseline.entries[i];
    const std::filesystem::path file = (before.baseline.base / entry.file).lexically_normal();
    if (!before.seen.contains(i) && !looked_at(file, entry.check)) entries.push_back(entry);
  }
  return write_baseline(std::move(entries));
}

std::vector<Note> Baselines::problems() const {
  std::vector<Note> problems;
  for (const auto& [path, opened] : opened_) {
    problems.insert(problems.end(), opened.baseline.problems.begin(),
                    opened.baseline.problems.end());
  }
  return problems;
}

}  // namespace plimsoll
