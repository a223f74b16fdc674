#include "outline/environment_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <string>

namespace plimsoll::outline {
namespace {

// Required wherever an SDK has them. Left out is what has a default or stands for other things in
// other services: `name`, `key`, `eventBusName`, `index`.
constexpr std::array<std::string_view, 15> resources{
    "bucket",          "bucketname", "deliverystreamname", "endpointname", "functionname",
    "identitypoolid",  "queueurl",   "resourcearn",        "secretarn",    "secretid",
    "statemachinearn", "streamname", "tablename",          "topicarn",     "userpoolid"};

std::string small_without_marks(std::string_view word) {
  std::string small;
  for (const char letter : word) {
    if (letter == '_') continue;
    small += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return small;
}

}  // namespace

bool names_resource(std::string_view argument) {
  std::string word = small_without_marks(argument);
  for (const std::string_view prefix : {"with", "set"}) {
    if (word.starts_with(prefix)) word.erase(0, prefix.size());
  }
  return std::ranges::find(resources, word) != resources.end();
}

bool asks_for_nothing(std::string_view method) {
  const std::string small = small_without_marks(method);
  constexpr std::array<std::string_view, 9> words{"null", "empty",   "blank",    "text",  "default",
                                                  "else", "present", "coalesce", "equals"};
  return std::ranges::any_of(
      words, [&small](std::string_view word) { return small.find(word) != std::string::npos; });
}

bool asks_whether_missing(std::string_view condition) {
  const std::string small = small_without_marks(condition);
  return std::ranges::any_of(
      std::initializer_list<std::string_view>{"==null", "== null", "isnull", "is null", "isempty",
                                              "isblank"},
      [&small](std::string_view word) { return small.find(word) != std::string::npos; });
}

bool returns_once(std::string_view body) {
  const std::size_t first = body.find("return ");
  const bool has_other = std::ranges::any_of(
      std::initializer_list<std::string_view>{"else", "catch", " ? ", "orElse("},
      [body](std::string_view word) { return body.find(word) != std::string_view::npos; });
  return !has_other && (first == std::string_view::npos ||
                        body.find("return ", first + 1) == std::string_view::npos);
}

}  // namespace plimsoll::outline
