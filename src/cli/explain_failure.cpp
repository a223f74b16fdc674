#include "cli/explain_failure.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/severity.h"

namespace plimsoll {
namespace {

constexpr std::size_t width = 98;

bool names(std::string_view name, const CatalogEntry& entry) {
  if (name == entry.check->id) return true;
  return name.ends_with("/*") && name.substr(0, name.size() - 2) == entry.topic;
}

// A paragraph, broken between words.
std::string paragraph(std::string_view text) {
  std::string lines;
  while (text.size() > width) {
    const std::size_t blank = text.rfind(' ', width);
    if (blank == std::string_view::npos) break;
    lines += fmt::format("{}\n", text.substr(0, blank));
    text.remove_prefix(blank + 1);
  }
  return fmt::format("{}{}\n", lines, text);
}

std::string causes(const KnownFailure& failure) {
  std::string text;
  for (const CatalogEntry* entry : checks_for(failure)) {
    text += fmt::format("  {:<38} {}\n", entry->check->id, entry->check->summary);
  }
  if (failure.checks.empty()) return "\nNo check can see a cause of it: it is not in the files.\n";
  if (text.empty()) return "\nNo check sees a cause of it yet.\n";
  return "\nChecks that see a cause of it before anything is deployed:\n" + text;
}

// What is seen elsewhere when the caller sees this status.
std::string together(const KnownFailure& failure) {
  std::string text;
  for (const KnownFailure& other : known_failures()) {
    if (failure.is_status() && !other.is_status() && other.status == failure.status) {
      text += fmt::format("  {}\n", other.title);
    }
  }
  return text.empty() ? "" : "\nBehind it may be:\n" + text;
}

}  // namespace

std::vector<const CatalogEntry*> checks_for(const KnownFailure& failure) {
  std::vector<const CatalogEntry*> entries;
  for (const CatalogEntry& entry : catalog()) {
    const bool named = std::ranges::any_of(
        failure.checks, [&entry](std::string_view name) { return names(name, entry); });
    if (named) entries.push_back(&entry);
  }
  return entries;
}

std::string explain(const KnownFailure& failure) {
  const Retry& retry = retry_of(failure.kind);
  std::string text = fmt::format("{}\n\n{}", failure.title, paragraph(failure.means));
  if (!failure.instead.empty()) {
    text += paragraph(fmt::format("Not to be taken for it: {}.", failure.instead));
  }
  text += fmt::format("\nSafe to retry?   {}\nPartial work?    {}\nCompensation?    {}\n",
                      retry.retry, retry.partial_work, retry.compensation);
  return text + together(failure) + causes(failure) + fmt::format("\n{}\n", failure.source);
}

}  // namespace plimsoll
