#include "check/suppression.h"

#include <algorithm>

#include <fmt/format.h>

#include "check/nearest.h"

namespace plimsoll {
namespace {

constexpr std::string_view white = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

// Takes a word off the front of `text`, which is trimmed, when the word stands there.
bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  const std::string_view rest = text.substr(word.size());
  if (!rest.empty() && white.find(rest.front()) == std::string_view::npos) return false;
  text = trimmed(rest);
  return true;
}

std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = trimmed(list.substr(0, comma));
    if (!name.empty()) names.push_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

bool is_topic(std::string_view name) {
  return std::ranges::any_of(catalog(),
                             [name](const CatalogEntry& entry) { return entry.topic == name; });
}

bool names(std::string_view name, const Check& check) {
  return name == check.id || name == topic_of(check);
}

std::string_view nearest_check(std::string_view name) {
  std::vector<std::string_view> ids;
  for (const CatalogEntry& entry : catalog()) ids.push_back(entry.check->id);
  return nearest(name, ids);
}

bool begins_in(const Span& scope, const Span& span) {
  return span.file == scope.file && scope.begin <= span.begin && span.begin < scope.end;
}

bool covers(const Suppression& suppression, const Finding& finding) {
  const bool of_resource = finding.span.file == suppression.scope.file &&
                           !suppression.resource.empty() &&
                           finding.resource == suppression.resource;
  return of_resource || begins_in(suppression.scope, finding.span);
}

// Whether it stands at the other end of what it shall suppress.
bool is_pointed_at(const Suppression& suppression, const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings, [&](const Finding& finding) {
    return means(suppression, *finding.check) &&
           std::ranges::any_of(finding.notes, [&](const Note& note) {
             return begins_in(suppression.scope, note.span);
           });
  });
}

// Whether there was anything to suppress.
bool apply(const Suppression& suppression, std::vector<Finding>& findings) {
  bool used = false;
  for (Finding& finding : findings) {
    if (!covers(suppression, finding) || !means(suppression, *finding.check)) continue;
    finding.suppressed = true;
    used = true;
  }
  return used;
}

}  // namespace

std::optional<Suppression> parse_suppression(std::string_view comment) {
  std::string_view rest = trimmed(comment);
  if (!take_word(rest, "plimsoll:")) return std::nullopt;
  Suppression suppression;
  suppression.whole_file = take_word(rest, "ignore-file");
  if (!suppression.whole_file && !take_word(rest, "ignore")) return suppression;
  const std::size_t dashes = std::min(rest.find(" --"), rest.size());
  suppression.reason = trimmed(rest.substr(std::min(dashes + 3, rest.size())));
  rest = rest.substr(0, dashes);
  const std::size_t until = rest.find(" until ");
  if (until != std::string_view::npos) suppression.until = trimmed(rest.substr(until + 7));
  suppression.checks = trimmed(rest.substr(0, until));
  return suppression;
}

bool means(const Suppression& suppression, const Check& check) {
  return std::ranges::any_of(names_in(suppression.checks),
                             [&](std::string_view name) { return names(name, check); });
}

std::string why_void(const Suppression& suppression, const Date& as_of) {
  const std::vector<std::string_view> wanted = names_in(suppression.checks);
  if (wanted.empty())
    return "cannot be understood: write `plimsoll: ignore ID -- reason` or `ignore-file`";
  for (const std::string_view name : wanted) {
    if (find_check(name) != nullptr || is_topic(name)) continue;
    return fmt::format("there is no check `{}`; the nearest is `{}`", name, nearest_check(name));
  }
  if (suppression.reason.empty()) return "a suppression needs a reason: `-- reason`";
  if (suppression.until.empty()) return {};
  const std::optional<Date> until = parse_date(suppression.until);
  if (!until) return fmt::format("`{}` is no day; days are YYYY-MM-DD", suppression.until);
  return as_of > *until ? fmt::format("this suppression ran out on {}", suppression.until) : "";
}

std::string why_idle(const Suppression& suppression, std::span<const Check* const> ran) {
  const std::vector<std::string_view> wanted = names_in(suppression.checks);
  const bool all_ran = std::ranges::all_of(wanted, [ran](std::string_view name) {
    return std::ranges::any_of(ran, [name](const Check* check) { return names(name, *check); });
  });
  return all_ran ? fmt::format("there is no finding of `{}` to suppress", suppression.checks) : "";
}

std::vector<Note> suppress(std::vector<Finding>& findings,
                           std::span<const Suppression> suppressions,
                           std::span<const Check* const> ran, const Date& as_of) {
  std::vector<Note> without_effect;
  for (const Suppression& suppression : suppressions) {
    std::string why = why_void(suppression, as_of);
    if (why.empty() && !apply(suppression, findings) && suppression.must_be_used) {
      why = why_idle(suppression, ran);
      if (is_pointed_at(suppression, findings)) {
        why = fmt::format("a finding of `{}` points here, and is suppressed where it lies",
                          suppression.checks);
      }
    }
    if (!why.empty()) without_effect.push_back({suppression.span, std::move(why)});
  }
  return without_effect;
}

}  // namespace plimsoll
