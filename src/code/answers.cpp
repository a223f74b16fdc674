#include "code/answers.h"

#include <algorithm>
#include <array>
#include <string>

#include "code/walker.h"

namespace plimsoll::code {
namespace {

constexpr std::array<std::string_view, 8> turning{
    "decode", "json", "read", "replace", "strip", "toString", "transformToString", "trim"};

constexpr std::array<std::string_view, 9> handing_on{
    "Buffer.from", "JSON.parse", "JSON.stringify", "String", "TextDecoder.decode",
    "json.dumps",  "json.load",  "json.loads",     "str"};

bool is_payload(const Answer& part) {
  return !part.path.empty() && part.path.front() == "Payload";
}

}  // namespace

void note_part(CodeFacts& facts, const Answer& part) {
  std::vector<std::string>& members = facts.calls[part.call].result_members;
  if (part.path.size() == 1) {
    members.push_back(part.path.front());
  } else if (is_payload(part)) {
    members.push_back("Payload." + part.path.back());
  }
}

void note_answer_given_away(CodeFacts& facts, const Meaning& meaning) {
  const auto* answer = meaning.as<Answer>();
  if (answer == nullptr) return;
  std::vector<std::string>& members = facts.calls[answer->call].result_members;
  if (answer->path.empty()) members.emplace_back("*");
  if (is_payload(*answer)) members.emplace_back("Payload.*");
}

void note_payload_tested(CodeFacts& facts, const Meaning& meaning) {
  if (is_payload(meaning)) note_answer_given_away(facts, meaning);
}

bool is_payload(const Meaning& meaning) {
  const auto* answer = meaning.as<Answer>();
  return answer != nullptr && is_payload(*answer);
}

// `answer.get("FunctionError")`; a payload that is read and decoded is what it was.
std::optional<Meaning> Walker::method_of_answer(const Meaning& object, std::string_view name,
                                                const Passing& passing, Span at) {
  if (object.as<Answer>() == nullptr) return std::nullopt;
  const Meaning* first = by_position(passing, 0);
  const std::optional<std::string> key = first == nullptr ? std::nullopt : literal(*first);
  if (name == "get" && python_ && key) return member(object, *key, at, true);
  return is_payload(object) && turns_payload(name) ? std::optional(object) : std::nullopt;
}

bool turns_payload(std::string_view method) {
  return std::ranges::find(turning, method) != turning.end();
}

bool hands_payload_on(std::string_view way) {
  return std::ranges::find(handing_on, way) != handing_on.end();
}

}  // namespace plimsoll::code
