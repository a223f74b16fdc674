// One template as it is deployed in one place: the template itself, a nested stack under its
// logical id, or a template that exports what this one imports.
//
// In: a Document. Out: its sections by name, loops (Fn::ForEach) unrolled; nothing is evaluated
// yet.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/plain.h"
#include "read/reader.h"
#include "tree/tree.h"

namespace plimsoll {

// What a loop variable stands for in what the loop makes; `outer` is the loop around it.
struct Binding {
  std::string name;
  std::string text;
  Span span;
  const Binding* outer = nullptr;
};

// A condition of any instance, numbered in the order of declaration.
using ConditionId = std::uint32_t;

struct Parameter {
  std::string name;
  Span span;                  // its key
  bool is_list = false;       // CommaDelimitedList, List<…>
  bool is_secret = false;     // NoEcho: its value is never looked at
  bool is_looked_up = false;  // an SSM parameter type: the text only names the value
  std::optional<Written> default_value;
  std::vector<Written> allowed;  // AllowedValues; empty when any value is
};

// An entry of a section. What a loop made has the loop's bindings.
struct Declaration {
  std::string name;
  Node node;
  const Binding* bindings = nullptr;
};

// Entries in the order written, found by name.
class Declarations {
 public:
  void add(Declaration declared);
  const Declaration* find(std::string_view name) const;
  const std::vector<Declaration>& all() const { return all_; }

 private:
  std::vector<Declaration> all_;
  std::map<std::string, std::size_t, std::less<>> place_;
};

struct Instance {
  DocumentPtr document;
  std::string prefix;  // of its resources' ids: "Network/"; empty for the template itself
  // Of a nested stack: where it is declared, and what is passed for its parameters there.
  const Instance* parent = nullptr;
  Node passed;
  const Binding* passed_bindings = nullptr;
  // There may be more resources than are written: a macro or a module makes them.
  bool is_open = false;
  // A macro may change what is written: what a resource lacks it may have all the same.
  bool is_rewritten = false;
  // One of several files of a SAM template (cfn_part.h): its Globals are elsewhere.
  bool is_part = false;

  std::map<std::string, Parameter, std::less<>> parameters;
  std::map<std::string, ConditionId, std::less<>> conditions;
  Declarations resources;
  Declarations outputs;
  std::map<std::string, const Instance*, std::less<>> children;  // by logical id

  Node section(std::string_view name) const { return document->root[name]; }
  bool is_sam() const { return document->kind == Kind::sam; }
};

// The parameters that a template declares.
std::map<std::string, Parameter, std::less<>> read_parameters(Node section);

}  // namespace plimsoll
