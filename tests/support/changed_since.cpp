#include "support/changed_since.h"

#include <nlohmann/json.hpp>

namespace plimsoll::test {

using Json = nlohmann::json;

Outcome ChangedSince::check(const std::string& since, std::vector<std::string> args,
                            const std::string& in) const {
  args.insert(args.begin(), {"check", "--changed-since=" + since,
                             "--select=reserved-concurrency-zero,visibility-shorter-than-timeout"});
  return run_plimsoll(folder.path() / in, args);
}

std::vector<std::string> ChangedSince::found(const std::string& since,
                                             std::vector<std::string> args,
                                             const std::string& in) const {
  args.emplace_back("--format=json");
  const Outcome outcome = check(since, args, in);
  const Json report = Json::parse(outcome.out);
  EXPECT_TRUE(report.at("problems").empty()) << outcome.err;
  std::vector<std::string> lines;
  for (const Json& finding : report.at("findings")) {
    lines.push_back(finding.at("file").get<std::string>() + ":" +
                    std::to_string(finding.at("line").get<int>()));
  }
  return lines;
}

}  // namespace plimsoll::test
