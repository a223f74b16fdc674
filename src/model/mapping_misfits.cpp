#include "model/mapping_misfits.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace plimsoll {

namespace {

using Kind = MappingMisfit::Kind;

// "ProvisionedPollerConfig.MinimumPollers"
Value value_at(Value value, std::string_view path) {
  while (!path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    value = value[key];
    path.remove_prefix(std::min(key.size() + 1, path.size()));
  }
  return value;
}

bool is_for(const EventSourceLimit& limit, Answer standard) {
  if (limit.property.starts_with("ScalingConfig")) return false;
  if (limit.queue == QueueKind::any) return true;
  return limit.queue == QueueKind::standard ? standard == Answer::yes : standard == Answer::no;
}

class Misfits {
 public:
  explicit Misfits(const Mapping& mapping) : mapping_(&mapping) {}

  void judge(const EventSourceLimit& limit) {
    const Value value = value_at(mapping_->resource->properties, limit.property);
    if (value.is_absent()) return judge_absence(limit);
    if (value.is_opaque()) return;
    if (limit.use == PropertyUse::forbidden) return add(Kind::forbidden, limit, value);
    const auto number = value.as_int();
    if (number && !admits(limit, *number)) add(Kind::number, limit, value);
    const auto count = static_cast<std::int64_t>(value.items().size());
    if (value.is_list() && !admits(limit, count)) add(Kind::count, limit, value);
    judge_text(limit, value);
    for (const Value& item : value.items()) judge_text(limit, item);
  }

  std::vector<MappingMisfit> take() { return std::move(misfits_); }

 private:
  // SAM asks for what is required by itself, before Lambda sees the mapping.
  void judge_absence(const EventSourceLimit& limit) {
    const bool asked_by_sam = !mapping_->resource->generated_by.empty();
    if (limit.use == PropertyUse::required && !asked_by_sam) add(Kind::missing, limit, {});
  }

  static bool admits(const EventSourceLimit& limit, std::int64_t number) {
    return (!limit.min && !limit.max) || limit.admits(static_cast<int>(number));
  }

  // Truth values are for property-value-not-allowed.
  void judge_text(const EventSourceLimit& limit, const Value& value) {
    const std::string* text = value.as_string();
    if (limit.values.empty() || !text || value.as_bool()) return;
    if (std::ranges::find(limit.values, *text) == limit.values.end()) {
      add(Kind::text, limit, value);
    }
  }

  void add(Kind kind, const EventSourceLimit& limit, const Value& value) {
    misfits_.push_back({kind, &limit, value});
  }

  const Mapping* mapping_;
  std::vector<MappingMisfit> misfits_;
};

}  // namespace

std::vector<MappingMisfit> misfits(const Mapping& mapping) {
  const EventSource* source = mapping.kind.known();
  if (!source) return {};
  const Answer standard = mapping.reads_standard_queue();
  Misfits found(mapping);
  for (const EventSourceLimit& limit : event_source_limits(*source)) {
    if (is_for(limit, standard)) found.judge(limit);
  }
  return found.take();
}

}  // namespace plimsoll
