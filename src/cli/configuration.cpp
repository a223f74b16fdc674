#include "cli/configuration.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "check/nearest.h"
#include "check/selection.h"
#include "check/severity.h"

namespace plimsoll {
namespace {

namespace fs = std::filesystem;

std::string described(Node value) {
  if (value.is_scalar()) return fmt::format("`{}`", value.text());
  if (value.is_null()) return "nothing";
  return value.is_sequence() ? "a list" : "a map";
}

// What is being read, and what is wrong with it.
class KeyReader {
 public:
  KeyReader(const SourceFile& source, Configuration& configuration)
      : source_(source), configuration_(configuration) {}

  Configuration& configuration() { return configuration_; }

  void problem(const Span& span, std::string text) {
    configuration_.problems.push_back({span, std::move(text)});
  }
  void wrong(Node value, std::string_view takes) {
    problem(value.is_null() ? value.key_span() : value.span(),
            fmt::format("`{}` takes {}, not {}", value.key(), takes, described(value)));
  }

  std::string where(Node node) const { return configuration_.where(source_, node.span()); }
  Said<std::string> said(Node node) const { return {std::string(node.text()), where(node)}; }

  // One text, or a list of texts.
  std::vector<Node> texts(Node value, std::string_view takes) {
    std::vector<Node> texts;
    if (value.is_scalar()) texts.push_back(value);
    if (value.is_sequence()) texts = value.children();
    const bool fine = !texts.empty() && std::ranges::all_of(texts, [](Node text) {
      return text.is_scalar() && !text.text().empty();
    });
    if (fine) return texts;
    wrong(value, takes);
    return {};
  }

  std::vector<Node> checks(Node value) {
    std::vector<Node> names = texts(value, "ids and topics of checks");
    std::erase_if(names, [this](Node name) {
      std::string why = why_unknown(name.text());
      if (why.empty()) return false;
      problem(name.span(), std::move(why));
      return true;
    });
    return names;
  }

  std::vector<PathPattern> paths(Node value) {
    std::vector<PathPattern> paths;
    for (const Node path : texts(value, "paths")) {
      if (is_path(path)) paths.emplace_back(path.text());
    }
    return paths;
  }

  bool is_path(Node path) {
    const bool fine = !path.text().starts_with('!') && !path.text().starts_with("../");
    if (!fine) problem(path.span(), "paths lie below the configuration, and have no exceptions");
    return fine;
  }

  // The entries of a mapping, each taken by its rule into the target.
  template <class Rule, class Target>
  void take_entries(Node mapping, std::string_view what, std::span<const Rule> rules,
                    Target& target) {
    for (const Node entry : mapping.children()) {
      const auto rule = std::ranges::find_if(
          rules, [&](const Rule& known) { return known.key.name == entry.key(); });
      if (rule != rules.end()) {
        rule->take(*this, entry, target);
      } else {
        unknown(entry, what, rules);
      }
    }
  }

 private:
  template <class Rule>
  void unknown(Node entry, std::string_view what, std::span<const Rule> rules) {
    std::vector<std::string_view> names;
    for (const Rule& rule : rules) names.push_back(rule.key.name);
    problem(entry.key_span(), fmt::format("{} has no `{}`; the nearest is `{}`", what, entry.key(),
                                          nearest(entry.key(), names)));
  }

  const SourceFile& source_;
  Configuration& configuration_;
};

// ---- the keys of a configuration and of its overrides

struct LayerRule {
  ConfigurationKey key;
  void (*take)(KeyReader& reading, Node value, Layer& layer);
};

void take_select(KeyReader& reading, Node value, Layer& layer) {
  for (const Node name : reading.checks(value)) layer.select.push_back(reading.said(name));
}

void take_ignore(KeyReader& reading, Node value, Layer& layer) {
  for (const Node name : reading.checks(value)) layer.ignore.push_back(reading.said(name));
}

void take_strict(KeyReader& reading, Node value, Layer& layer) {
  const bool valid = value.is_scalar() && (value.text() == "true" || value.text() == "false");
  if (!valid) return reading.wrong(value, "true or false");
  layer.strict = {value.text() == "true", reading.where(value)};
}

void take_fail_on(KeyReader& reading, Node value, Layer& layer) {
  const std::string_view text = value.is_scalar() ? value.text() : "";
  if (text != "error" && text != "warning" && text != "never") {
    return reading.wrong(value, "error, warning or never");
  }
  layer.fail_on = {text == "never" ? FailOn() : parse_severity(text), reading.where(value)};
}

void take_account_concurrency(KeyReader& reading, Node value, Layer& layer) {
  const std::string_view text = value.is_scalar() ? value.text() : "";
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number < 1) {
    return reading.wrong(value, "a number from 1");
  }
  layer.account_concurrency = {number, reading.where(value)};
}

void take_parameter(KeyReader& reading, Node value, Layer& layer) {
  if (!value.is_mapping()) return reading.wrong(value, "names and values");
  for (const Node parameter : value.children()) {
    if (parameter.is_scalar()) {
      layer.parameters.push_back({std::string(parameter.key()), std::string(parameter.text()),
                                  std::nullopt, "from " + reading.where(parameter)});
    } else {
      reading.wrong(parameter, "one value");
    }
  }
}

void take_exclude(KeyReader& reading, Node value, Layer&) {
  for (const Node path : reading.texts(value, "paths")) {
    if (!reading.is_path(path)) continue;
    reading.configuration().exclude.push_back({PathPattern(path.text()), reading.said(path)});
  }
}

void take_baseline(KeyReader& reading, Node value, Layer& layer) {
  if (!value.is_scalar() || value.text().empty()) return reading.wrong(value, "a file");
  layer.baseline = {(reading.configuration().base / value.text()).lexically_normal().string(),
                    reading.where(value)};
}

void take_overrides(KeyReader& reading, Node value, Layer& layer);
void take_suppress(KeyReader& reading, Node value, Layer& layer);

constexpr std::array<LayerRule, 9> layer_rules{{
    {{"select", "ids and topics of checks", "every check", "only these checks run", true},
     take_select},
    {{"ignore", "ids and topics of checks", "none", "these do not; adds up", true}, take_ignore},
    {{"strict", "true or false", "false", "also what many teams leave out on purpose", true},
     take_strict},
    {{"fail-on", "error, warning or never", "error", "the least severity that fails the run", true},
     take_fail_on},
    {{"account-concurrency", "a number from 1", "1000",
      "concurrent executions that the account may have", true},
     take_account_concurrency},
    {{"parameter", "names and values", "none", "the values with which parameters are deployed",
      true},
     take_parameter},
    {{"exclude", "paths", "none", "not analysed, not even when named"}, take_exclude},
    {{"baseline", "a file", "none", "findings that are known already"}, take_baseline},
    {{"suppress", "a list of maps", "none", "findings that shall stay"}, take_suppress},
}};

// Stands apart because it uses the others.
constexpr LayerRule overrides_rule{
    {"overrides", "a list of maps", "none", "what holds for some paths only; later ones win"},
    take_overrides};

std::vector<LayerRule> rules_of_file() {
  std::vector<LayerRule> rules(layer_rules.begin(), layer_rules.end());
  rules.push_back(overrides_rule);
  return rules;
}

// ---- overrides

// Says where the others hold, not what holds.
void take_no_setting(KeyReader&, Node, Layer&) {}

constexpr LayerRule override_path{
    {"path", "paths", "required", "templates for which it holds", true}, take_no_setting};

std::vector<LayerRule> rules_of_override() {
  std::vector<LayerRule> rules{override_path};
  std::ranges::copy_if(layer_rules, std::back_inserter(rules),
                       [](const LayerRule& rule) { return rule.key.in_overrides; });
  return rules;
}

void take_override(KeyReader& reading, Node entry) {
  Override override;
  const std::vector<LayerRule> rules = rules_of_override();
  reading.take_entries(entry, "an override", std::span<const LayerRule>(rules), override.layer);
  const Node path = entry["path"];
  if (!path) return reading.problem(entry.span(), "an override needs a `path`");
  override.paths = reading.paths(path);
  reading.configuration().overrides.push_back(std::move(override));
}

void take_overrides(KeyReader& reading, Node value, Layer&) {
  if (!value.is_sequence()) return reading.wrong(value, "a list of maps");
  for (const Node entry : value.children()) {
    if (entry.is_mapping()) {
      take_override(reading, entry);
    } else {
      reading.problem(entry.span(), "an override is a map: `path`, and what holds there");
    }
  }
}

// ---- suppressions

struct SuppressRule {
  ConfigurationKey key;
  void (*take)(KeyReader& reading, Node value, DescribedSuppression& suppression);
};

void take_check(KeyReader& reading, Node value, DescribedSuppression& suppression) {
  for (const Node name : reading.checks(value)) {
    if (name.text() == "unreadable") {
      reading.problem(name.span(), "what cannot be read cannot be suppressed: use `exclude`");
    }
    std::string& checks = suppression.said.checks;
    checks += (checks.empty() ? "" : ", ") + std::string(name.text());
  }
  suppression.said.span = value.span();
}

void take_reason(KeyReader& reading, Node value, DescribedSuppression& suppression) {
  if (!value.is_scalar() || value.text().empty()) return reading.wrong(value, "a text");
  suppression.said.reason = value.text();
}

void take_path(KeyReader& reading, Node value, DescribedSuppression& suppression) {
  suppression.paths = reading.paths(value);
}

void take_resource(KeyReader& reading, Node value, DescribedSuppression& suppression) {
  for (const Node name : reading.texts(value, "logical ids")) {
    suppression.resources.emplace_back(name.text());
  }
}

void take_until(KeyReader& reading, Node value, DescribedSuppression& suppression) {
  const bool valid = value.is_scalar() && parse_date(value.text());
  if (!valid) return reading.wrong(value, "a day as YYYY-MM-DD");
  suppression.said.until = value.text();
}

constexpr std::array<SuppressRule, 5> suppress_rules{{
    {{"check", "ids and topics of checks", "required", "whose findings shall stay"}, take_check},
    {{"reason", "a text", "required", "why"}, take_reason},
    {{"path", "paths", "every file", "files in which they lie"}, take_path},
    {{"resource", "logical ids; * and ? are wildcards", "every resource", "what they are about"},
     take_resource},
    {{"until", "a day as YYYY-MM-DD", "no end", "the last day"}, take_until},
}};

void take_suppression(KeyReader& reading, Node entry) {
  DescribedSuppression suppression;
  reading.take_entries(entry, "a suppression", std::span<const SuppressRule>(suppress_rules),
                       suppression);
  for (const std::string_view required : {"check", "reason"}) {
    if (entry[required]) continue;
    reading.problem(entry.span(), fmt::format("a suppression needs a `{}`", required));
  }
  reading.configuration().suppressions.push_back(std::move(suppression));
}

void take_suppress(KeyReader& reading, Node value, Layer&) {
  if (!value.is_sequence()) return reading.wrong(value, "a list of maps");
  for (const Node entry : value.children()) {
    if (entry.is_mapping()) {
      take_suppression(reading, entry);
    } else {
      reading.problem(entry.span(), "a suppression is a map: `check`, `reason` and what it covers");
    }
  }
}

template <class Rules>
std::vector<ConfigurationKey> keys_of(const Rules& rules) {
  std::vector<ConfigurationKey> keys;
  for (const auto& rule : rules) keys.push_back(rule.key);
  return keys;
}

}  // namespace

std::string Configuration::where(const SourceFile& source, const Span& span) const {
  return fmt::format("{}:{}", path, source.line_at(span.begin));
}

std::string Configuration::seen_from_base(const fs::path& absolute) const {
  return absolute.lexically_relative(base).generic_string();
}

void read_configuration(const SourceFile& source, Configuration& configuration) {
  const Parsed parsed = parse_yaml(source);
  KeyReader reading(source, configuration);
  for (const Note& problem : parsed.problems) reading.problem(problem.span, problem.text);
  for (const Tree::DuplicateKey& duplicate : parsed.tree.duplicate_keys()) {
    reading.problem(duplicate.second, fmt::format("`{}` is written twice", duplicate.key));
  }
  if (!configuration.problems.empty() || parsed.tree.root_ids().empty()) return;
  const Node root = parsed.tree.root();
  if (root.is_null()) return;
  if (!root.is_mapping()) {
    return reading.problem(root.span(), "a configuration is a map: `ignore`, `exclude` …");
  }
  const std::vector<LayerRule> rules = rules_of_file();
  reading.take_entries(root, "a configuration", std::span<const LayerRule>(rules),
                       configuration.layer);
}

std::vector<ConfigurationKey> configuration_keys() {
  return keys_of(rules_of_file());
}

std::vector<ConfigurationKey> override_keys() {
  return keys_of(rules_of_override());
}

std::vector<ConfigurationKey> suppress_keys() {
  return keys_of(suppress_rules);
}

}  // namespace plimsoll
