#include "cli/baseline.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/configurations.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

constexpr int schema_version = 1;

std::string text_of(Node entry, std::string_view key) {
  const Node value = entry[key];
  return value && value.is_scalar() ? std::string(value.text()) : std::string();
}

BaselineEntry entry_at(Node node) {
  return {.file = text_of(node, "file"),
          .check = text_of(node, "check"),
          .resource = text_of(node, "resource"),
          .message = text_of(node, "message"),
          .fingerprint = text_of(node, "fingerprint"),
          .span = node["check"] ? node["check"].span() : node.span()};
}

void read_entries(Node root, Baseline& baseline) {
  const auto problem = [&](Node node, std::string text) {
    baseline.problems.push_back({node.span(), std::move(text)});
  };
  const std::string schema = text_of(root, "schema");
  const Node findings = root["findings"];
  if (schema.empty() || !findings || !findings.is_sequence()) {
    return problem(root, "is no baseline: `plimsoll check --write-baseline FILE` writes one");
  }
  if (schema != std::to_string(schema_version)) {
    return problem(root["schema"], "is of another version of plimsoll: write it anew");
  }
  for (const Node node : findings.children()) {
    BaselineEntry entry = entry_at(node);
    if (entry.file.empty() || entry.check.empty() || entry.fingerprint.empty()) {
      problem(node, "an entry has a `file`, a `check` and a `fingerprint`");
    } else {
      baseline.entries.push_back(std::move(entry));
    }
  }
}

}  // namespace

bool operator<(const BaselineEntry& left, const BaselineEntry& right) {
  const auto key = [](const BaselineEntry& entry) {
    return std::tie(entry.file, entry.check, entry.resource, entry.message, entry.fingerprint);
  };
  return key(left) < key(right);
}

Baseline read_baseline(const std::filesystem::path& absolute, Sources& sources) {
  Baseline baseline;
  baseline.path = shown_path(absolute);
  baseline.base = absolute.parent_path();
  const Sources::Opened opened = sources.open(baseline.path);
  baseline.file = opened.file;
  if (!opened.trouble.empty()) {
    std::error_code error;
    baseline.missing = !std::filesystem::exists(absolute, error);
    baseline.problems.push_back({{opened.file, 0, 0},
                                 baseline.missing
                                     ? "there is no such baseline: --write-baseline writes it"
                                     : opened.trouble});
    return baseline;
  }
  const Parsed parsed = parse_json(sources[opened.file]);
  baseline.problems = parsed.problems;
  if (baseline.problems.empty()) read_entries(parsed.tree.root(), baseline);
  return baseline;
}

std::string write_baseline(std::vector<BaselineEntry> entries) {
  using Json = nlohmann::ordered_json;
  std::ranges::sort(entries, std::less<>());
  Json findings = Json::array();
  for (const BaselineEntry& entry : entries) {
    findings.push_back({{"file", entry.file},
                        {"check", entry.check},
                        {"resource", entry.resource},
                        {"message", entry.message},
                        {"fingerprint", entry.fingerprint}});
  }
  const Json baseline{{"schema", schema_version}, {"findings", std::move(findings)}};
  // Text of a file may be no UTF-8; JSON must be.
  return baseline.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace plimsoll
