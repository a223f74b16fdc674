#include "resource/flat.h"

#include <algorithm>

#include "resource/text_parts.h"

namespace plimsoll {

namespace {

// Control characters that no name or ARN has; a text that has them all the same loses them. The
// letter behind the opening mark says what kind of hole it is.
constexpr char opening = '\x01';
constexpr char closing = '\x02';
constexpr char dot = '\x03';
constexpr std::string_view any_hole = "\x01O\x02";

void append_unmarked(std::string& flat, std::string_view text) {
  for (const char c : text) flat += c == opening || c == closing || c == dot ? '?' : c;
}

}  // namespace

std::string flat(const Text& text) {
  std::string result;
  for (const Text::Part& part : text.parts) {
    switch (part.kind) {
      case Text::Part::Kind::literal:
        append_unmarked(result, part.literal);
        break;
      case Text::Part::Kind::reference:
        result += {opening, 'R'};
        append_unmarked(result, part.reference.resource);
        result += dot;
        append_unmarked(result, part.reference.attribute);
        result += closing;
        break;
      case Text::Part::Kind::opaque:
        result += {opening, 'O'};
        append_unmarked(result, part.opaque.identity);
        result += closing;
        break;
    }
  }
  return result;
}

Text unflat(std::string_view flat) {
  Text text;
  while (!flat.empty()) {
    const std::size_t open = std::min(flat.find(opening), flat.size());
    append(text, flat.substr(0, open));
    if (open == flat.size()) break;
    // A part of a text may end inside of a hole.
    const std::size_t close = flat.find(closing, open);
    if (close == std::string_view::npos) {
      append(text, opaque_part(std::string(flat.substr(open + 1))));
      break;
    }
    const std::string_view hole = flat.substr(open, close + 1 - open);
    if (const auto reference = sole_reference(hole)) {
      append(text, reference_part(reference->resource, reference->attribute));
    } else {
      append(text, opaque_part(hole.substr(2, hole.size() - 3)));
    }
    flat.remove_prefix(close + 1);
  }
  return text;
}

// As templates write it: `${Stage}`, not `${parameter Stage}`.
std::string readable(std::string_view flat) {
  constexpr std::string_view parameter = "parameter ";
  std::string result;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    if (flat[i] == opening) {
      result += "${";
      ++i;
      if (flat.substr(i + 1).starts_with(parameter)) i += parameter.size();
    } else if (flat[i] == closing) {
      result += '}';
    } else if (flat[i] != dot) {
      result += flat[i];
    } else if (i + 1 < flat.size() && flat[i + 1] != closing) {
      result += '.';
    }
  }
  return result;
}

bool has_holes(std::string_view flat) {
  return flat.find(opening) != std::string_view::npos;
}

bool is_ambiguous(std::string_view flat) {
  return flat.find(any_hole) != std::string_view::npos;
}

std::optional<Reference> sole_reference(std::string_view flat) {
  if (flat.size() < 4 || flat[0] != opening || flat[1] != 'R') return std::nullopt;
  if (flat.find(closing) != flat.size() - 1) return std::nullopt;
  const std::size_t middle = flat.find(dot);
  return Reference{.resource = std::string(flat.substr(2, middle - 2)),
                   .attribute = std::string(flat.substr(middle + 1, flat.size() - middle - 2))};
}

std::size_t find_outside(std::string_view flat, std::string_view characters, std::size_t from) {
  for (std::size_t i = from; i < flat.size(); ++i) {
    if (flat[i] == opening) {
      i = flat.find(closing, i);
    } else if (characters.find(flat[i]) != std::string_view::npos) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::size_t find_last_outside(std::string_view flat, char character) {
  std::size_t last = std::string_view::npos;
  const std::string_view wanted(&character, 1);
  for (std::size_t at = find_outside(flat, wanted); at != std::string_view::npos;
       at = find_outside(flat, wanted, at + 1)) {
    last = at;
  }
  return last;
}

std::optional<FlatArn> split_arn(std::string_view flat) {
  if (!flat.starts_with("arn:")) return std::nullopt;
  std::string_view fields[6];
  std::size_t begin = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    const std::size_t colon = find_outside(flat, ":", begin);
    if (colon == std::string_view::npos) return std::nullopt;
    fields[i] = flat.substr(begin, colon - begin);
    begin = colon + 1;
  }
  return FlatArn{fields[2], fields[3], fields[4], flat.substr(begin)};
}

}  // namespace plimsoll
