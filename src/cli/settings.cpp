#include "cli/settings.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "check/selection.h"
#include "check/severity.h"
#include "cli/configurations.h"

namespace plimsoll {
namespace {

std::string shown(const std::string& text) {
  return text;
}
std::string shown(bool value) {
  return value ? "true" : "false";
}
std::string shown(int value) {
  return std::to_string(value);
}
std::string shown(const FailOn& fail_on) {
  return fail_on ? std::string(name_of(*fail_on)) : "never";
}

class Settling {
 public:
  Settling(const Layer& command_line, const Configuration* configuration, const std::string& path)
      : command_line_(command_line) {
    if (configuration != nullptr) {
      layers_.push_back(&configuration->layer);
      const std::string seen = configuration->seen_from_base(absolute_path(path));
      for (const Override& override : configuration->overrides) {
        const bool meant = std::ranges::any_of(
            override.paths, [&](const PathPattern& pattern) { return pattern.matches(seen); });
        if (meant) layers_.push_back(&override.layer);
      }
    }
    layers_.push_back(&command_line);
  }

  Settings settle(const Date& as_of) {
    settings_.assumptions.as_of = as_of;
    if (const int* number = last("account-concurrency", &Layer::account_concurrency)) {
      settings_.assumptions.account_concurrency = *number;
    }
    if (const FailOn* fail_on = last("fail-on", &Layer::fail_on)) settings_.fail_on = *fail_on;
    if (last("baseline", &Layer::baseline) != nullptr) {
      std::string& file = settings_.applied.back().value;
      file = shown_path(absolute_path(file));
    }
    settle_checks();
    settle_parameters();
    return std::move(settings_);
  }

 private:
  void note(std::string_view key, std::string value, std::string where) {
    settings_.applied.push_back({key, std::move(value), std::move(where)});
  }

  // What the uppermost layer says that says anything.
  template <class T>
  const T* last(std::string_view key, std::optional<Said<T>> Layer::*member) {
    const T* value = nullptr;
    const Said<T>* said = nullptr;
    for (const Layer* layer : layers_) {
      if (layer->*member) said = &*(layer->*member);
    }
    if (said != nullptr) {
      value = &said->value;
      note(key, shown(*value), said->where);
    }
    return value;
  }

  void settle_checks() {
    SelectionRequest request;
    const bool* strict = last("strict", &Layer::strict);
    request.strict = strict != nullptr && *strict;
    const std::vector<Said<std::string>>* select = nullptr;
    for (const Layer* layer : layers_) {
      if (!layer->select.empty()) select = &layer->select;
    }
    if (select != nullptr) take("select", *select, request.select);
    // Whoever selects by hand wants to see that, whatever the configuration ignores.
    const bool by_hand = !command_line_.select.empty();
    for (const Layer* layer : layers_) {
      if (!by_hand || layer == &command_line_) take("ignore", layer->ignore, request.ignore);
    }
    // The names were looked up where they are written.
    settings_.checks = *select_checks(request);
    std::ranges::copy_if(settings_.checks, std::back_inserter(settings_.advising),
                         [&request](const Check* check) { return wants_advice(*check, request); });
  }

  void take(std::string_view key, const std::vector<Said<std::string>>& said,
            std::vector<std::string>& names) {
    for (const Said<std::string>& name : said) {
      names.push_back(name.value);
      note(key, name.value, name.where);
    }
  }

  void settle_parameters() {
    for (const Layer* layer : layers_) {
      for (const Given& given : layer->parameters) {
        settings_.parameters.push_back(given);
        std::erase_if(settings_.applied, [&](const Applied& earlier) {
          return earlier.key == "parameter" && earlier.value.starts_with(given.name + "=");
        });
        note("parameter", fmt::format("{}={}", given.name, given.value), given.origin);
      }
    }
  }

  const Layer& command_line_;
  std::vector<const Layer*> layers_;  // the uppermost last
  Settings settings_;
};

}  // namespace

bool is_wanted(const Finding& finding, const Settings& settings) {
  return finding.severity() != Severity::advice ||
         std::ranges::find(settings.advising, finding.check) != settings.advising.end();
}

bool fails(const Finding& finding, const Settings& settings) {
  return settings.fail_on && finding.severity() >= *settings.fail_on;
}

Settings settle(const Layer& command_line, const Date& as_of, const Configuration* configuration,
                const std::string& path) {
  return Settling(command_line, configuration, path).settle(as_of);
}

}  // namespace plimsoll
