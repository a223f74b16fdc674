#include "terraform/plan_values.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terraform/json_letters.h"
#include "terraform/plan_forms.h"

namespace plimsoll::terraform {

namespace {

bool is_true(Node node) {
  return text_of(node) == "true";
}

// One place of a plan's values, and what is said of it elsewhere in the same shape.
struct Planned {
  Node value;
  Node unknown;    // `true`, or a collection of what is
  Node sensitive;  // the same

  Planned at(std::string_view key) const { return {value[key], unknown[key], sensitive[key]}; }
  bool is_sensitive() const { return is_true(sensitive); }
  bool is_unknown() const { return is_true(unknown); }
  Span span() const { return (value ? value : unknown ? unknown : sensitive).span(); }
};

Node item(const std::vector<Node>& items, std::size_t index) {
  return index < items.size() ? items[index] : Node();
}

std::vector<Planned> items_of(const Planned& planned) {
  const std::vector<Node> values = children_of(planned.value);
  const std::vector<Node> unknown = children_of(planned.unknown);
  const std::vector<Node> sensitive = children_of(planned.sensitive);
  std::vector<Planned> items;
  for (std::size_t i = 0; i < std::max(values.size(), unknown.size()); ++i) {
    items.push_back({item(values, i), item(unknown, i), item(sensitive, i)});
  }
  return items;
}

// The entries of both: an unknown one is not among the values.
std::vector<std::pair<Node, Planned>> entries_of(const Planned& planned) {
  std::vector<std::pair<Node, Planned>> entries;
  for (const Node value : children_of(planned.value)) {
    entries.emplace_back(value, planned.at(value.key()));
  }
  for (const Node unknown : children_of(planned.unknown)) {
    if (!planned.value[unknown.key()]) entries.emplace_back(unknown, planned.at(unknown.key()));
  }
  return entries;
}

int count_unknown(Node unknown) {
  if (is_true(unknown)) return 1;
  int count = 0;
  for (const Node part : children_of(unknown)) count += count_unknown(part);
  return count;
}

// `{}` is an expression that refers to nothing.
bool is_expression(Node written) {
  return written.child_count() == 0 || written["constant_value"] || written["references"];
}

// Blocks that a provider lists although they are resources of their own, once these exist.
bool lists_resources(std::string_view block) {
  constexpr std::array<std::string_view, 4> blocks{"egress", "ingress", "inline_policy", "route"};
  return std::ranges::find(blocks, block) != blocks.end();
}

bool is_created(Node change) {
  const std::vector<Node> actions = children_of(change["actions"]);
  return std::ranges::any_of(actions, [](Node action) { return text_of(action) == "create"; });
}

// Whether a planned block has what is written for it, as far as that is constant.
bool agrees(Node written, Node value) {
  return std::ranges::all_of(children_of(written), [value](Node attribute) {
    const Node constant = attribute.is_mapping() ? attribute["constant_value"] : Node();
    if (!constant || !constant.is_scalar()) return true;
    return text_of(value[attribute.key()]) == constant.text();
  });
}

// The attribute that a value is part of: what it is made of, and what the part is called.
struct Origin {
  const PlanSources* sources = nullptr;  // null where no one writes it
  std::string_view name;
  Span span;                  // of the attribute in the configuration
  bool has_one_hole = false;  // only one part of it is unknown
};

constexpr std::string_view sensitive_reason = "sensitive";

Value sensitive_value(Span span) {
  return Value::opaque("", span).via({span, std::string(sensitive_reason)});
}

class Reader {
 public:
  Reader(const PlannedResource& resource, PlanReferences& references, const SourceFile& file)
      : resource_(resource), references_(references), file_(file) {}

  Value run() {
    const Planned all{resource_.planned["values"], resource_.change["after_unknown"],
                      resource_.planned["sensitive_values"]};
    const Span span =
        resource_.planned["values"] ? resource_.planned["values"].span() : resource_.planned.span();
    if (!resource_.configured) return Value::map(every_entry(all, {}), span);
    std::vector<Entry> entries = body(all, resource_.configured["expressions"]);
    // What a data source has found is what it is asked for.
    if (resource_.is_data) add_found(all, entries);
    return Value::map(std::move(entries), span);
  }

 private:
  // The attributes and blocks that are written, and the blocks that a `dynamic` block has made:
  // these are in no plan's configuration.
  std::vector<Entry> body(const Planned& planned, Node written) {
    std::vector<Entry> entries;
    for (const Node part : children_of(written)) {
      const Planned here = planned.at(part.key());
      const Span key_span = here.value ? here.value.key_span() : part.key_span();
      entries.push_back({std::string(part.key()), key_span, read(here, part)});
    }
    for (const Node value : children_of(planned.value)) {
      if (written[value.key()] || !is_blocks(value)) continue;
      entries.push_back(
          {std::string(value.key()), value.key_span(), made_by_dynamic(planned.at(value.key()))});
    }
    return entries;
  }

  static bool is_blocks(Node value) {
    const std::vector<Node> items =
        value.kind() == NodeKind::sequence ? value.children() : std::vector<Node>();
    return !items.empty() && std::ranges::all_of(items, &Node::is_mapping);
  }

  Value made_by_dynamic(const Planned& planned) {
    if (!is_created(resource_.change) && lists_resources(planned.value.key())) {
      return Value::opaque("", planned.span());
    }
    return known(planned, {});
  }

  Value read(const Planned& planned, Node written) {
    if (planned.is_sensitive()) return sensitive_value(written.name_span());
    if (written.is_sequence()) return blocks(planned, written);
    if (!written.is_mapping()) return Value::opaque("", written.name_span());
    if (!is_expression(written)) {
      return Value::map(body(planned, written), written.name_span());
    }
    return attribute(planned, written);
  }

  Value blocks(const Planned& planned, Node written) {
    const std::vector<Node> bodies = written.children();
    std::vector<Value> items;
    if (!planned.value || planned.value.is_null()) {
      for (const Node one : bodies) items.push_back(Value::map(body({}, one), one.name_span()));
      return Value::list(std::move(items), written.name_span());
    }
    const std::vector<Planned> all = items_of(planned);
    for (std::size_t i = 0; i < all.size(); ++i) {
      items.push_back(block(all[i], written_for(all[i], i, all.size(), bodies)));
    }
    return Value::list(std::move(items), planned.span());
  }

  Value block(const Planned& planned, Node written) {
    if (planned.is_sensitive()) return sensitive_value(planned.span());
    if (!written || !planned.value) return known(planned, {});
    return Value::map(body(planned, written), planned.span());
  }

  // The order of a set is not that in which its blocks are written.
  static Node written_for(const Planned& planned, std::size_t index, std::size_t count,
                          const std::vector<Node>& bodies) {
    std::vector<Node> fitting;
    std::ranges::copy_if(bodies, std::back_inserter(fitting),
                         [&](Node one) { return agrees(one, planned.value); });
    if (fitting.size() == 1) return fitting.front();
    return bodies.size() == count ? bodies[index] : Node();
  }

  Value attribute(const Planned& planned, Node written) {
    const bool is_unknown = planned.is_unknown() || !planned.value;
    if (is_unknown && written["constant_value"]) {
      return known({written["constant_value"], {}, {}}, {});
    }
    const PlanSources sources = references_.of(written, resource_);
    if (is_unknown) {
      return unknown_attribute(written.key(), resource_, sources, written.name_span());
    }
    return known(planned, {&sources, written.key(), written.name_span(),
                           count_unknown(planned.unknown) == 1});
  }

  // A value as the plan has it.
  Value known(const Planned& planned, const Origin& origin) {
    if (planned.is_sensitive()) return sensitive_value(planned.span());
    if (planned.is_unknown()) return unknown(planned, origin);
    if (!planned.value || planned.value.is_null()) return {};
    if (planned.value.is_scalar()) return scalar(planned.value, origin);
    if (planned.value.is_sequence()) return known_list(planned, origin);
    return Value::map(every_entry(planned, origin), planned.span());
  }

  // Where an attribute takes objects instead of blocks, what they do not set is empty.
  Value known_list(const Planned& planned, const Origin& origin) {
    const bool has_blocks = is_blocks(planned.value);
    std::vector<Value> items;
    for (const Planned& one : items_of(planned)) {
      Value item = known(one, origin);
      items.push_back(has_blocks && item.is_map() ? without_empty(item) : std::move(item));
    }
    return Value::list(std::move(items), planned.span());
  }

  static Value without_empty(const Value& block) {
    std::vector<Entry> entries;
    std::ranges::copy_if(block.entries(), std::back_inserter(entries), [](const Entry& entry) {
      const Scalar* scalar = entry.value.as_scalar();
      return !scalar || !scalar->quoted || !scalar->text.empty();
    });
    return Value::map(std::move(entries), block.span());
  }

  Value unknown(const Planned& planned, const Origin& origin) const {
    if (!origin.sources) return Value::opaque("", planned.span());
    return unknown_part(origin.name, resource_, *origin.sources, origin.has_one_hole, origin.span);
  }

  Value scalar(Node value, const Origin& origin) const {
    const std::vector<PlanSource> none;
    for (const PlanSource& source : origin.sources ? origin.sources->all : none) {
      const bool is_its_name = is_identity(source.attribute) && !source.resource->is_data;
      if (is_its_name && !value.text().empty() && source.text() == value.text()) {
        return Value::reference({source.resource->address, source.attribute}, value.span());
      }
    }
    return scalar_with_letters(value, file_.text());
  }

  std::vector<Entry> every_entry(const Planned& planned, const Origin& origin) {
    std::vector<Entry> entries;
    for (const auto& [node, one] : entries_of(planned)) {
      const Origin inside{origin.sources, node.key(), origin.span, origin.has_one_hole};
      entries.push_back({std::string(node.key()), node.key_span(), known(one, inside)});
    }
    return entries;
  }

  void add_found(const Planned& planned, std::vector<Entry>& entries) {
    for (Entry& entry : every_entry(planned, {})) {
      const bool is_written = std::ranges::any_of(
          entries, [&entry](const Entry& other) { return other.key == entry.key; });
      if (!is_written) entries.push_back(std::move(entry));
    }
  }

  const PlannedResource& resource_;
  PlanReferences& references_;
  const SourceFile& file_;
};

}  // namespace

bool is_sensitive(const Value& value) {
  return value.is_opaque() && !value.trail().empty() &&
         value.trail().front().text == sensitive_reason;
}

Value planned_attributes(const PlannedResource& resource, PlanReferences& references,
                         const SourceFile& file) {
  return Reader(resource, references, file).run();
}

}  // namespace plimsoll::terraform
