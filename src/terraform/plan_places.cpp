#include "terraform/plan_places.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "resource/json_text.h"
#include "terraform/plan_forms.h"
#include "terraform/plan_values.h"

namespace plimsoll::terraform {

namespace {

// "module.a[0].aws_x.y[\"k\"]" → "module.a.aws_x.y": what all instances of a block have in common.
std::string without_keys(std::string_view address) {
  std::string plain;
  bool in_key = false;
  bool in_text = false;
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    if (in_text && c == '\\') {
      ++at;
    } else if (in_key && c == '"') {
      in_text = !in_text;
    } else if (in_key) {
      in_key = in_text || c != ']';
    } else if (c == '[') {
      in_key = true;
    } else {
      plain += c;
    }
  }
  return plain;
}

// Where a value is used, wherever it comes from.
Span place_of(const Value& written) {
  return written.trail().empty() ? written.span() : written.trail().front().span;
}

// The whole value at one place.
Value moved(const Value& value, Span span) {
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(moved(item, span));
    return Value::list(std::move(items), span);
  }
  if (value.is_map()) {
    std::vector<Entry> entries;
    for (const Entry& entry : value.entries()) {
      entries.push_back({entry.key, span, moved(entry.value, span)});
    }
    return Value::map(std::move(entries), span, value.is_open());
  }
  return value.spelled(nullptr).at(span);
}

bool has_gaps(const Text& text) {
  return std::ranges::any_of(
      text.parts, [](const Text::Part& part) { return part.kind == Text::Part::Kind::opaque; });
}

using PlannedInstances = std::unordered_map<std::string_view, const Instance*>;  // by address

// One instance of the plan against the block, or the instance, that it is written as.
class Placement {
 public:
  // `is_same`: not just another instance of the same block, which may have other values.
  Placement(const PlannedInstances& planned, bool is_same) : planned_(planned), is_same_(is_same) {}

  Value place(const Value& value, const Value& written) const {
    if (!value || !written) return value;
    if (is_sensitive(value)) return value.at(place_of(written));
    if (value.is_opaque()) {
      return is_same_ && leads_on(written) ? with_found(written) : value.at(place_of(written));
    }
    if (value.is_map() && written.is_map()) return place_map(value, written);
    if (value.is_list() && written.is_list()) return place_list(value, written);
    if (value.is_map() || value.is_list()) return moved(value, place_of(written));
    return place_text(value, written);
  }

 private:
  Value place_map(const Value& value, const Value& written) const {
    std::vector<Entry> entries;
    for (const Entry& entry : value.entries()) {
      const Entry* other = written.find(entry.key);
      if (other && other->value) {
        entries.push_back({entry.key, other->key_span, place(entry.value, other->value)});
      } else {
        entries.push_back({entry.key, written.span(), moved(entry.value, written.span())});
      }
    }
    return Value::map(std::move(entries), written.span(), value.is_open());
  }

  Value place_list(const Value& value, const Value& written) const {
    const auto all = value.items();
    if (all.size() != written.items().size()) return moved(value, place_of(written));
    std::vector<Value> items;
    for (std::size_t i = 0; i < all.size(); ++i) items.push_back(place(all[i], written.items()[i]));
    return Value::list(std::move(items), written.span());
  }

  Value place_text(const Value& value, const Value& written) const {
    if (written.is_map() || written.is_list()) {
      const Value document = parse_json_text(value);
      const bool is_structured = document.is_map() || document.is_list();
      return is_structured ? place(document, written) : moved(value, place_of(written));
    }
    if (same(value, written)) return written;
    if (is_better(written, value)) return with_found(written);
    return moved(value, place_of(written));
  }

  // A plan guesses how a reference is meant; of what it knows it does not say whose name it is.
  bool is_better(const Value& written, const Value& value) const {
    if (!is_same_ || !leads_on(written)) return false;
    if (!value.as_scalar()) return true;
    if (const Text* text = written.as_text()) return !has_gaps(*text);
    const Reference* reference = written.as_reference();
    // What a data source has found is no resource of the plan.
    return reference && is_identity(reference->attribute) &&
           !planned_.at(reference->resource)->is_data;
  }

  // Whether the value says something, and nothing of instances that are not planned.
  bool leads_on(const Value& written) const {
    if (written.is_opaque()) return false;
    const auto leads = [this](const Reference& reference) {
      return planned_.contains(reference.resource);
    };
    if (const Reference* reference = written.as_reference()) return leads(*reference);
    if (const Text* text = written.as_text()) {
      return std::ranges::all_of(text->parts, [&](const Text::Part& part) {
        return part.kind != Text::Part::Kind::reference || leads(part.reference);
      });
    }
    const auto items = written.items();
    const auto entries = written.entries();
    // A list or a map may have parts that are opaque, but none that is wrong.
    const auto fits = [this](const Value& part) { return part.is_opaque() || leads_on(part); };
    return std::ranges::all_of(items, fits) &&
           std::ranges::all_of(entries, [&](const Entry& entry) { return fits(entry.value); });
  }

  // With what data sources have found while the plan was made.
  Value with_found(const Value& written) const {
    if (const Reference* reference = written.as_reference()) {
      const Value known = found(*reference);
      return known ? known.at(written.span()) : written;
    }
    if (const Text* text = written.as_text()) {
      return text_with_found(*text, written);
    }
    if (written.is_list()) {
      std::vector<Value> items;
      for (const Value& item : written.items()) items.push_back(with_found(item));
      return Value::list(std::move(items), written.span());
    }
    if (!written.is_map()) return written;
    std::vector<Entry> entries;
    for (const Entry& entry : written.entries()) {
      entries.push_back({entry.key, entry.key_span, with_found(entry.value)});
    }
    return Value::map(std::move(entries), written.span(), written.is_open());
  }

  // Letters are those of the literals that are written, so a text that has others loses them.
  Value text_with_found(const Text& text, const Value& written) const {
    Text filled;
    bool has_changed = false;
    for (const Text::Part& part : text.parts) {
      const bool is_reference = part.kind == Text::Part::Kind::reference;
      const Value known = is_reference ? found(part.reference) : Value();
      filled.parts.push_back(known ? known.to_text().parts.front() : part);
      has_changed = has_changed || known;
    }
    return has_changed ? Value::text(std::move(filled), written.span()) : written;
  }

  // Absent for what is no data source, or not known yet.
  Value found(const Reference& reference) const {
    const auto instance = planned_.find(reference.resource);
    if (instance == planned_.end() || !instance->second->is_data) return {};
    const Value value = instance->second->attributes[reference.attribute];
    return value.as_scalar() && !value.as_scalar()->text.empty() ? value : Value();
  }

  const PlannedInstances& planned_;
  bool is_same_;
};

// What a configuration has under an address, or else for another instance of the same block.
class Written {
 public:
  explicit Written(const Deployment& configuration) {
    for (const Instance& instance : configuration.instances) {
      by_address_.emplace(instance.address, &instance);
      by_block_.emplace(without_keys(instance.address), &instance);
    }
  }

  const Instance* at(std::string_view address) const {
    const auto found = by_address_.find(address);
    return found == by_address_.end() ? nullptr : found->second;
  }
  const Instance* block_of(std::string_view address) const {
    const auto found = by_block_.find(without_keys(address));
    return found == by_block_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string_view, const Instance*> by_address_;
  std::unordered_map<std::string, const Instance*> by_block_;
};

// A number or a truth value that stands in the block itself.
bool is_changed(const Value& planned, const Value& written) {
  const Scalar* scalar = written.as_scalar();
  if (!scalar || scalar->quoted || !written.trail().empty() || !planned.as_scalar()) return false;
  return planned.as_number() != written.as_number() || planned.as_bool() != written.as_bool();
}

bool is_in_root(const Instance& instance) {
  return !instance.address.starts_with("module.");
}

// Whether a plan must have it. Some plans are read without the resources of other providers.
bool is_certain(const Instance& instance) {
  return is_in_root(instance) && !instance.is_data && !instance.is_conditional &&
         instance.type.starts_with("aws_");
}

// Whether the configuration has a planned instance as the plan has it.
bool has(const Written& written, const Instance& planned) {
  if (const Instance* exact = written.at(planned.address)) {
    return std::ranges::none_of(planned.attributes.entries(), [&](const Entry& entry) {
      return is_changed(entry.value, exact->attributes[entry.key]);
    });
  }
  return !is_in_root(planned) || written.block_of(planned.address);
}

void place(Instance& instance, const Written& written, const PlannedInstances& planned) {
  const Instance* exact = written.at(instance.address);
  const Instance* block = exact ? exact : written.block_of(instance.address);
  if (!block) return;
  const Placement placement(planned, exact != nullptr || block->is_conditional);
  instance.span = block->span;
  instance.attributes = placement.place(instance.attributes, block->attributes);
  instance.lifecycle = block->lifecycle;
}

}  // namespace

bool was_made_of(const Deployment& plan, const Deployment& configuration) {
  const Written written(configuration);
  const Written planned(plan);
  // A plan for some targets lacks what the files have, and says so.
  const bool is_whole = plan.not_evaluated.empty();
  return std::ranges::all_of(plan.instances,
                             [&](const Instance& instance) { return has(written, instance); }) &&
         std::ranges::all_of(configuration.instances, [&](const Instance& instance) {
           return !is_whole || !is_certain(instance) || planned.block_of(instance.address);
         });
}

Deployment at_places_of(const Deployment& configuration, Deployment plan) {
  const Written written(configuration);
  PlannedInstances planned;
  for (const Instance& instance : plan.instances) planned.emplace(instance.address, &instance);
  for (Instance& instance : plan.instances) place(instance, written, planned);
  return plan;
}

}  // namespace plimsoll::terraform
