// How much of a template was looked at: numbers for the reader of a report.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/deployment.h"
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
  // Functions whose handlers were opened, in any scenario.
  void add_handlers(const Deployment& deployment);
  void write(Input& input) const;

 private:
  bool is_context(const std::string& id) const;
  void count_opaque(const Value& value);

  const std::vector<std::string>& context_;
  std::set<std::string, std::less<>> ids_;
  std::set<std::string, std::less<>> read_;  // ids of functions
  std::set<Span> opaque_;
  int functions_ = 0;
  bool first_ = true;
};

}  // namespace plimsoll
