// What distinguishes scenarios: parameters that conditions compare, and comparisons that nobody can
// decide offline.
//
// A variable of a parameter has one class for each constant it is compared with, and one for any
// other value. A variable of an undecidable comparison has the classes false and true. The first
// class is what the default makes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace plimsoll {

using VariableId = std::uint32_t;

struct Class {
  std::optional<std::string> constant;  // none: any other value
  Span span;                            // where the constant is written
};

struct Variable {
  // "Env", "AWS::Region", "Network/Env"; of a comparison: what is compared.
  std::string name;
  std::vector<Class> classes;
  // What conditions compare it with, though AllowedValues forbid it: it is never this.
  std::vector<std::string> never;
  bool is_comparison = false;

  const Class* find(std::string_view constant) const;
};

class Variables {
 public:
  // `identity` is that of the opaque value which the parameter is when nothing else is known.
  void add(std::string identity, Variable variable);
  std::optional<VariableId> find(std::string_view identity) const;
  // The variable of a comparison, made when it is first met.
  VariableId comparison(const std::string& compared);

  const Variable& operator[](VariableId id) const { return all_[id]; }
  std::size_t size() const { return all_.size(); }

 private:
  std::vector<Variable> all_;
  std::map<std::string, VariableId, std::less<>> by_identity_;
};

}  // namespace plimsoll
