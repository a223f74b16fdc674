#include "model/arn.h"

#include <algorithm>
#include <vector>

namespace plimsoll {

namespace {

using Part = Text::Part;

// A text as a sequence in which a hole is one element.
struct Token {
  enum class Kind : std::uint8_t {
    character,
    any,   // `*` of a pattern
    one,   // `?` of a pattern
    name,  // a name that AWS makes up for one resource: not empty, and no other resource's
    hole,  // anything, or nothing
  };
  Kind kind = Kind::character;
  char character = 0;
  const Part* part = nullptr;  // of a name or hole
  bool segment = false;        // of a hole: without separators in it
};
using Kind = Token::Kind;
using Tokens = std::vector<Token>;

Token character_token(char c, bool wildcards) {
  if (wildcards && c == '*') return {.kind = Kind::any};
  if (wildcards && c == '?') return {.kind = Kind::one};
  return {.character = c};
}

bool is_segment(std::string_view identity) {
  return identity == one_segment || identity == "AWS::Region" || identity == "AWS::AccountId" ||
         identity == "AWS::Partition";
}

Token hole_token(const Part& part) {
  if (part.kind == Part::Kind::reference) return {.kind = Kind::name, .part = &part};
  return {.kind = Kind::hole, .part = &part, .segment = is_segment(part.opaque.identity)};
}

Tokens tokens(const Text& text, bool wildcards) {
  Tokens result;
  std::size_t count = 0;
  for (const Part& part : text.parts) count += std::max<std::size_t>(part.literal.size(), 1);
  result.reserve(count);
  for (const Part& part : text.parts) {
    if (part.kind == Part::Kind::literal) {
      for (const char c : part.literal) result.push_back(character_token(c, wildcards));
    } else {
      result.push_back(hole_token(part));
    }
  }
  return result;
}

// Whether both are certainly the same thing.
bool identical(const Token& left, const Token& right) {
  if (left.kind != right.kind) return false;
  if (left.kind == Kind::character) return left.character == right.character;
  if (left.kind == Kind::name) return left.part->reference == right.part->reference;
  const std::string& identity = left.part->opaque.identity;
  return left.kind == Kind::hole && !identity.empty() && identity != one_segment &&
         left.part->opaque == right.part->opaque;
}

bool surely_covers(const Token& pattern, const Token& text) {
  if (pattern.kind == Kind::one) return text.kind == Kind::character;
  return identical(pattern, text);
}

// The usual matching of wildcards, with holes as letters of their own.
bool surely_matches(const Tokens& pattern, const Tokens& text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = pattern.size();
  std::size_t resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p].kind == Kind::any) {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && surely_covers(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (star < pattern.size()) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p].kind == Kind::any) ++p;
  return p == pattern.size();
}

bool is_wild(const Token& token) {
  return token.kind == Kind::any || token.kind == Kind::hole;
}

bool is_separator(const Token& token) {
  return token.kind == Kind::character && (token.character == ':' || token.character == '/');
}

// Whether something that is not known may have this in it. Names that AWS makes up have no
// separators, and no other resource's name in them.
bool may_hold(const Token& hole, const Token& token) {
  if (hole.kind == Kind::any) return true;
  if (hole.kind == Kind::hole) return !hole.segment || !is_separator(token);
  return hole.kind == Kind::name && !is_separator(token) &&
         (token.kind != Kind::name ||
          token.part->reference.resource == hole.part->reference.resource);
}

bool may_be(const Token& pattern, const Token& text) {
  if (pattern.kind == Kind::name) return may_hold(pattern, text);
  if (text.kind == Kind::name) return may_hold(text, pattern);
  return pattern.kind == Kind::one || surely_covers(pattern, text);
}

// Whether there are strings for the holes with which the pattern matches: two sequences with wild
// parts on both sides. `reached[t]` says that the pattern so far may end before text[t]; `next` is
// the same with one more token of the pattern. While letters lead from one place to the next few
// are reached, so only those between the first and the last are looked at.
bool may_match(const Tokens& pattern, const Tokens& text) {
  std::vector<char> reached(text.size() + 1, 0);
  std::vector<char> next(text.size() + 1, 0);
  std::size_t first = 0;
  std::size_t last = 0;
  reached[0] = 1;
  while (last < text.size() && is_wild(text[last])) reached[++last] = 1;
  for (const Token& token : pattern) {
    const std::size_t begin = first == 0 ? 0 : first - 1;
    const std::size_t end = last;
    std::ranges::fill(next, char{0});
    next[0] = is_wild(token) ? reached[0] : char{0};
    first = next[0] ? 0 : next.size();
    last = 0;
    for (std::size_t t = begin; t < text.size() && (t <= end || next[t]); ++t) {
      const bool from_left = next[t] && (is_wild(text[t]) || may_hold(token, text[t]));
      const bool from_above = reached[t + 1] && (is_wild(token) || may_hold(text[t], token));
      const bool together = reached[t] && may_be(token, text[t]);
      if (!from_left && !from_above && !together) continue;
      next[t + 1] = 1;
      first = std::min(first, t + 1);
      last = t + 1;
    }
    if (first == next.size()) return false;
    reached.swap(next);
  }
  return reached[text.size()] != 0;
}

// Whether the literal characters with which both begin (or end) contradict each other. It decides
// most pairs, and costs nothing.
template <class Iterator>
bool clash(Iterator left, Iterator left_end, Iterator right, Iterator right_end) {
  const auto literal = [](const Token& token) { return token.kind == Kind::character; };
  for (; left != left_end && right != right_end; ++left, ++right) {
    if (identical(*left, *right)) continue;
    return literal(*left) && literal(*right);
  }
  return false;
}

// Both end in `/` and a name that AWS makes up, of two different resources. Where keys or streams
// are many, most pairs are such.
bool ends_differ(const Tokens& pattern, const Tokens& text) {
  if (pattern.size() < 2 || text.size() < 2) return false;
  const Token& left = pattern.back();
  const Token& right = text.back();
  return left.kind == Kind::name && right.kind == Kind::name &&
         left.part->reference.resource != right.part->reference.resource &&
         is_separator(pattern[pattern.size() - 2]) && is_separator(text[text.size() - 2]);
}

Answer compare(const Tokens& pattern, const Tokens& text) {
  if (clash(pattern.begin(), pattern.end(), text.begin(), text.end()) ||
      clash(pattern.rbegin(), pattern.rend(), text.rbegin(), text.rend()) ||
      ends_differ(pattern, text)) {
    return Answer::no;
  }
  if (surely_matches(pattern, text)) return Answer::yes;
  return may_match(pattern, text) ? Answer::unknown : Answer::no;
}

bool is_star(const Text& pattern) {
  return pattern.parts.size() == 1 && pattern.parts.front().kind == Part::Kind::literal &&
         pattern.parts.front().literal == "*";
}

}  // namespace

Answer arn_matches(const Text& pattern, const Text& text) {
  if (is_star(pattern)) return Answer::yes;
  return compare(tokens(pattern, true), tokens(text, false));
}

Answer arn_equals(const Text& left, const Text& right) {
  return compare(tokens(left, false), tokens(right, false));
}

std::string arn_service(const Text& arn) {
  std::string known;  // up to the first hole that may have a `:` in it
  for (const Part& part : arn.parts) {
    const bool hole = part.kind == Part::Kind::opaque && is_segment(part.opaque.identity);
    if (!hole && part.kind != Part::Kind::literal) break;
    known += hole ? "*" : part.literal;
  }
  if (!known.starts_with("arn:")) return {};
  const std::size_t begin = known.find(':', std::string_view("arn:").size()) + 1;
  const std::size_t end = known.find(':', begin);
  if (begin == 0 || end == std::string::npos) return {};
  const std::string service = known.substr(begin, end - begin);
  return service.find_first_of("*?") == std::string::npos ? service : std::string();
}

}  // namespace plimsoll
