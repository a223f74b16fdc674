// The log group of the files into which a function writes.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "model/deployment.h"

namespace plimsoll {

struct LogGroupOf {
  const Resource* group = nullptr;  // AWS::Logs::LogGroup; null when the files declare none
  // Some group may be it, or somebody else looks after it: of none can it be said that it is
  // missing.
  bool unknown = false;
};

class LogGroups {
 public:
  explicit LogGroups(const Deployment& deployment);

  LogGroupOf of(const Function& function) const;

 private:
  const Deployment& deployment_;
  // The names, flat, of groups whose retention a custom resource sets (the CDK's LogRetention).
  std::unordered_set<std::string> retained_elsewhere_;
  std::vector<Text> vague_names_;  // of groups: with parts that only the deployer knows
};

}  // namespace plimsoll
