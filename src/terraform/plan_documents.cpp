#include "terraform/plan_documents.h"

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "terraform/policy_document.h"

namespace plimsoll::terraform {

namespace {

// Documents may be made of others.
constexpr int deepest = 10;

class Documents {
 public:
  explicit Documents(const Deployment& plan) {
    for (const Instance& instance : plan.instances) {
      const bool is_policy = instance.is_data && instance.type == "aws_iam_policy_document";
      if (is_policy) by_address_.emplace(instance.address, instance.attributes);
    }
  }

  bool none() const { return by_address_.empty(); }

  // The attributes of an instance, or a list of documents, with every document filled in.
  Value filled(const Value& value, int depth) const {
    if (const Reference* reference = value.as_reference())
      return document(value, *reference, depth);
    if (value.is_list()) {
      std::vector<Value> items;
      for (const Value& item : value.items()) items.push_back(filled(item, depth));
      return Value::list(std::move(items), value.span());
    }
    if (!value.is_map()) return value;
    std::vector<Entry> entries;
    for (const Entry& entry : value.entries()) {
      entries.push_back({entry.key, entry.key_span, filled(entry.value, depth)});
    }
    return Value::map(std::move(entries), value.span(), value.is_open());
  }

 private:
  Value document(const Value& value, const Reference& reference, int depth) const {
    const auto found = by_address_.find(reference.resource);
    const bool is_whole = reference.attribute == "json" || reference.attribute == "minified_json";
    if (found == by_address_.end() || !is_whole || depth > deepest) return value;
    return policy_document(filled(found->second, depth + 1), value.span());
  }

  std::unordered_map<std::string_view, Value> by_address_;
};

}  // namespace

void fill_in_documents(Deployment& plan) {
  const Documents documents(plan);
  if (documents.none()) return;
  for (Instance& instance : plan.instances) {
    if (!instance.is_data) instance.attributes = documents.filled(instance.attributes, 0);
  }
}

}  // namespace plimsoll::terraform
