#include "cli/symptom.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "text/lower_case.h"

namespace plimsoll {
namespace {

// Nobody pastes more; a pattern with gaps is tried from every place.
constexpr std::size_t longest = 1U << 14U;
constexpr std::size_t most_similar = 3;

std::string lower(std::string_view text) {
  return lower_case(text.substr(0, longest));
}

// " * " is written for people: what stands in a gap need have no blanks around it.
std::string without_blanks_around_gaps(std::string pattern) {
  constexpr std::string_view gap = " * ";
  for (std::size_t at = 0; (at = pattern.find(gap, at)) != std::string::npos; ++at) {
    pattern.replace(at, gap.size(), "*");
  }
  return pattern;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The number at the beginning of a text: "3.01".
std::string_view number_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end > 0 && end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    for (++end; end < text.size() && is_digit(text[end]);) ++end;
  }
  return text.substr(0, end);
}

// One attempt to fit a pattern.
class Fit {
 public:
  // Whether the rest of a pattern fits the beginning of the rest of a text.
  bool from(std::string_view pattern, std::string_view text) {
    if (pattern.empty()) return true;
    if (pattern.front() == '*') return after_gap(pattern.substr(1), text);
    if (pattern.size() > 2 && pattern.front() == '{' && pattern[2] == '}') {
      return number(pattern, text);
    }
    const std::size_t end = std::min(pattern.find_first_of("*{", 1), pattern.size());
    return text.starts_with(pattern.substr(0, end)) && from(pattern.substr(end), text.substr(end));
  }

 private:
  bool after_gap(std::string_view pattern, std::string_view text) {
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (from(pattern, text.substr(at))) return true;
    }
    return false;
  }

  bool number(std::string_view pattern, std::string_view text) {
    const std::string_view found = number_at(text);
    const auto [known, is_new] = numbers_.try_emplace(pattern[1], found);
    const bool same = !found.empty() && known->second == found;
    if (same && from(pattern.substr(3), text.substr(found.size()))) return true;
    if (is_new) numbers_.erase(known);
    return false;
  }

  std::map<char, std::string_view> numbers_;
};

std::size_t letters_of(std::string_view pattern) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
      at += 2;
    } else if (pattern[at] != '*') {
      ++letters;
    }
  }
  return letters;
}

std::set<std::string> words_of(std::string_view text) {
  constexpr std::array<std::string_view, 14> idle{"the",  "and",  "for",    "not",     "was",
                                                  "that", "with", "has",    "error",   "failed",
                                                  "from", "are",  "lambda", "function"};
  std::set<std::string> words;
  std::string word;
  for (const char c : lower(text) + " ") {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      word += c;
      continue;
    }
    if (word.size() > 2 && std::ranges::find(idle, word) == idle.end()) words.insert(word);
    word.clear();
  }
  return words;
}

// A text that is nothing but a status: "504", "HTTP 504".
int status_in(std::string_view text) {
  for (const std::string_view prefix : {"HTTP/1.1 ", "HTTP ", "http ", "status ", "Status "}) {
    if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
  }
  int status = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), status);
  return error == std::errc{} && stop == text.data() + text.size() ? status : 0;
}

std::vector<const KnownFailure*> of_status(int status) {
  std::vector<const KnownFailure*> found;
  for (const KnownFailure& failure : known_failures()) {
    if (failure.is_status() && failure.status == status) found.push_back(&failure);
  }
  return found;
}

std::size_t best_fit(const KnownFailure& failure, std::string_view text) {
  std::size_t best = 0;
  for (const std::string_view pattern : patterns_of(failure)) {
    best = std::max(best, fit(pattern, text));
  }
  return best;
}

}  // namespace

std::size_t fit(std::string_view pattern, std::string_view text) {
  const std::string wanted = without_blanks_around_gaps(lower(pattern));
  const std::string whole = lower(text);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    if (Fit().from(wanted, std::string_view(whole).substr(at))) return letters_of(pattern);
  }
  return 0;
}

std::vector<std::string_view> patterns_of(const KnownFailure& failure) {
  constexpr std::string_view separator = " | ";
  std::vector<std::string_view> patterns;
  for (std::string_view rest = failure.patterns; !rest.empty();) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    patterns.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + separator.size(), rest.size()));
  }
  return patterns;
}

Symptom recognise(std::string_view text) {
  if (const int status = status_in(text)) return {of_status(status), {}};
  std::vector<std::pair<std::size_t, const KnownFailure*>> fits;
  for (const KnownFailure& failure : known_failures()) {
    if (const std::size_t letters = best_fit(failure, text)) fits.emplace_back(letters, &failure);
  }
  std::ranges::stable_sort(fits, std::ranges::greater(), [](const auto& one) { return one.first; });
  Symptom symptom;
  for (const auto& [letters, failure] : fits) {
    (letters == fits.front().first ? symptom.sure : symptom.other).push_back(failure);
  }
  return symptom;
}

std::vector<const KnownFailure*> similar(std::string_view text) {
  const std::set<std::string> wanted = words_of(text);
  std::vector<std::pair<std::size_t, const KnownFailure*>> shared;
  for (const KnownFailure& failure : known_failures()) {
    std::string own(failure.title);
    own.append(" ").append(failure.patterns).append(" ").append(failure.means);
    const std::set<std::string> words = words_of(own);
    std::size_t letters = 0;
    for (const std::string& word : wanted) letters += words.contains(word) ? word.size() : 0;
    if (letters > 0) shared.emplace_back(letters, &failure);
  }
  std::ranges::stable_sort(shared, std::ranges::greater(),
                           [](const auto& one) { return one.first; });
  std::vector<const KnownFailure*> nearest;
  for (const auto& [letters, failure] : shared) {
    if (nearest.size() < most_similar) nearest.push_back(failure);
  }
  return nearest;
}

}  // namespace plimsoll
