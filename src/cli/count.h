// How much of a template was looked at: numbers for the reader of a report.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "report/run.h"
#include "resource/resource.h"

namespace plimsoll {

class Count {
 public:
  // Resources whose ids begin with one of `context` belong to other templates.
  explicit Count(const std::vector<std::string>& context) : context_(context) {}

  // Resources that exist in several scenarios count once. Opaque settings are counted in the first
  // scenario.
  void add(const Resources& resources);
  void write(Input& input) const;

 private:
  bool is_context(const std::string& id) const;
  void count_opaque(const Value& value);

  const std::vector<std::string>& context_;
  std::set<std::string, std::less<>> ids_;
  std::set<Span> opaque_;
  int functions_ = 0;
  bool first_ = true;
};

}  // namespace plimsoll
