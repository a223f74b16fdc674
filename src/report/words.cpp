#include "report/words.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace plimsoll {
namespace {

// ": `a.js`, `b.js` and 3 more"
std::string names(const std::vector<std::string>& paths) {
  constexpr std::size_t most = 3;
  if (paths.empty()) return {};
  const std::size_t shown = std::min(paths.size(), most);
  const auto end = paths.begin() + static_cast<std::ptrdiff_t>(shown);
  const std::string more =
      paths.size() > shown ? fmt::format(" and {} more", paths.size() - shown) : "";
  return fmt::format(": `{}`{}", fmt::join(paths.begin(), end, "`, `"), more);
}

// "skipped 2 files (too large)"
std::string skipped(const Skipped& group) {
  return fmt::format("; skipped {} ({}{})", counted(group.files, group.thing), group.why,
                     names(group.paths));
}

}  // namespace

std::string counted(int count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string counts(const Summary& summary) {
  std::vector<std::string> parts;
  if (summary.error > 0) parts.push_back(counted(summary.error, "error"));
  if (summary.warning > 0) parts.push_back(counted(summary.warning, "warning"));
  if (summary.advice > 0) parts.push_back(fmt::format("{} advice", summary.advice));
  if (summary.note > 0) parts.push_back(counted(summary.note, "note"));
  if (summary.suppressed > 0) parts.push_back(fmt::format("{} suppressed", summary.suppressed));
  if (summary.baselined > 0) parts.push_back(fmt::format("{} baselined", summary.baselined));
  return parts.empty() ? "nothing found" : fmt::format("{}", fmt::join(parts, ", "));
}

std::string sum_up(const Run& run) {
  const int files = static_cast<int>(run.inputs.size());
  std::string line =
      fmt::format("analysed {}: {}", counted(files, "template"), counts(summarise(run.findings)));
  int opaque = 0;
  for (const Input& input : run.inputs) opaque += input.opaque_settings;
  if (opaque > 0) line += fmt::format("; {} opaque", counted(opaque, "setting"));
  if (run.unchanged > 0) line += fmt::format("; {} where nothing changed", run.unchanged);
  for (const Skipped& group : run.skipped) line += skipped(group);
  return line;
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
  if (text.back() != '.' && text.back() != '?' && text.back() != '!') text += '.';
  return text;
}

std::string consequences(const Finding& finding, std::string_view separator) {
  std::vector<std::string> sentences;
  if (!finding.failure.empty()) sentences.push_back(sentence("fails as: " + finding.failure));
  if (!finding.scenario.empty()) sentences.push_back(sentence("holds " + finding.scenario));
  if (!finding.help.empty()) sentences.push_back(sentence(finding.help));
  return fmt::format("{}", fmt::join(sentences, separator));
}

std::string whole_text(const Finding& finding, std::string_view separator) {
  const std::string more = consequences(finding, separator);
  return sentence(finding.message) + (more.empty() ? "" : std::string(separator) + more);
}

}  // namespace plimsoll
