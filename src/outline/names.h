// What the names in a file mean to the bodies in it, and what a body finds out about the values
// that they have: what outlines of languages with declared types have in common.
//
// In: declarations and assignments, as each language finds them. Out: types, and values of the
// environment. A name that is given two values holds neither.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "outline/outline.h"
#include "syntax/syntax.h"

namespace plimsoll::outline {

// A field, a parameter or a local variable.
struct Variable {
  std::string type;         // without its parameters; empty: not written
  std::string environment;  // the variable of the environment that it is given
  int values = 0;           // how often it is given one
  // The place among the parameters of the routine.
  std::optional<std::size_t> parameter = {};

  bool holds_environment() const { return values == 1 && !environment.empty(); }
};

struct Names {
  FileId file{};
  bool has_sdk = false;                          // AWS's clients are imported
  bool has_whole_packages = false;               // of AWS's, so that any type may be one of them
  std::set<std::string> sdk_types;               // those that are imported one by one
  std::map<std::string, std::string> constants;  // texts by the names of their fields
  std::map<std::string, Variable> variables;     // fields of the type and of those around it

  Span span(syntax::Node node) const {
    const syntax::Range range = node.range();
    return {file, range.begin, range.end};
  }
};

// A value of the environment: of which variable or field, and where it is read right here.
struct EnvironmentValue {
  Use use;
  std::optional<Span> read;
};

// The value of a parameter that nothing else is assigned to, or of a field that is assigned once:
// what that is, is known where the routine is called.
EnvironmentValue handed_value(const Variable& variable, std::string_view name, Span at);
// What is perhaps a value of the environment, handed to a call at one of its places.
void pass_on(const std::optional<EnvironmentValue>& value, std::size_t place, Called& called);

// What raises where it is read is said of the reading itself, anything else as a use.
void note_use(Routine& routine, const EnvironmentValue& value, Use::Kind kind, Span at,
              std::string_view error = {});

// `Orders` and not `orders`. By convention; who breaks it has calls that are not followed.
bool is_type_name(std::string_view name);

}  // namespace plimsoll::outline
