#include "terraform/plan_references.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace plimsoll::terraform {

namespace {

// A plan may list far more than any expression is made of.
constexpr std::size_t most_sources = 200;
constexpr int most_steps = 2000;
constexpr int deepest = 64;

// "module.net[0].subnet.id": the subject "module.net", its key "[0]", the rest "subnet.id".
struct Named {
  std::string_view subject;
  std::string_view key;
  std::string_view rest;

  bool is(std::string_view keyword) const {
    return subject.starts_with(keyword) && subject.substr(keyword.size()).starts_with('.');
  }
  // What comes behind the keyword.
  std::string_view name() const { return subject.substr(subject.find('.') + 1); }
};

std::size_t end_of_word(std::string_view text, std::size_t from) {
  return std::min(text.find_first_of(".[", from), text.size());
}

// Behind the bracket that closes the key; a text may stand in it, with brackets of its own.
std::size_t end_of_key(std::string_view text, std::size_t from) {
  bool quoted = false;
  for (std::size_t at = from; at < text.size(); ++at) {
    if (quoted && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      quoted = !quoted;
    } else if (text[at] == ']' && !quoted) {
      return at + 1;
    }
  }
  return text.size();
}

Named parse(std::string_view reference) {
  const std::size_t words = reference.starts_with("data.") ? 3 : 2;
  std::size_t end = end_of_word(reference, 0);
  for (std::size_t word = 1; word < words && end < reference.size(); ++word) {
    end = end_of_word(reference, end + 1);
  }
  Named named;
  named.subject = reference.substr(0, end);
  if (end < reference.size() && reference[end] == '[') {
    const std::size_t behind = end_of_key(reference, end);
    named.key = reference.substr(end, behind - end);
    end = behind;
  }
  if (end < reference.size()) named.rest = reference.substr(end + (reference[end] == '.' ? 1 : 0));
  return named;
}

// A plan lists "aws_vpc.main[0].id", then "aws_vpc.main[0]" and "aws_vpc.main" for the same.
bool is_part_of(std::string_view part, std::string_view whole) {
  return whole.starts_with(part) &&
         (part.size() == whole.size() || whole[part.size()] == '.' || whole[part.size()] == '[');
}

std::vector<std::string_view> longest_references(Node expression) {
  std::vector<std::string_view> longest;
  for (const Node reference : children_of(expression["references"])) {
    const std::string_view text = text_of(reference);
    if (longest.empty() || !is_part_of(text, longest.back())) longest.push_back(text);
  }
  return longest;
}

bool is_true(Node node) {
  return text_of(node) == "true";
}

bool has_unknown(Node unknown) {
  if (is_true(unknown)) return true;
  const std::vector<Node> parts = children_of(unknown);
  return std::ranges::any_of(parts, has_unknown);
}

// Where an expression stands.
struct Place {
  const ModuleInstance* module = nullptr;
  std::string_view key;  // of the instance whose block it stands in
  Node block;            // which says what `each` is
};

// Follows one expression to its end.
class Search {
 public:
  explicit Search(PlanSections& sections) : sections_(sections) {}

  PlanSources run(Node expression, const Place& place) {
    follow(expression, place, "");
    return std::move(found_);
  }

 private:
  // `rest` is what is taken of the expression's value: `.arn` of an output that is a resource.
  void follow(Node expression, const Place& place, std::string_view rest) {
    if (++steps_ > most_steps || depth_ > deepest) {
      found_.is_complete = false;
      return;
    }
    ++depth_;
    const std::vector<std::string_view> references = longest_references(expression);
    const bool picks = std::ranges::any_of(references, [](std::string_view reference) {
      return reference.starts_with("each.") || reference == "count.index";
    });
    for (const std::string_view reference : references) {
      follow(parse(reference), place, picks, rest);
    }
    --depth_;
  }

  void follow(const Named& named, const Place& place, bool picks, std::string_view rest) {
    if (named.is("path") || named.is("terraform") || named.is("count") || named.is("self")) return;
    if (named.is("var")) return follow_variable(named, place, rest);
    if (named.is("module")) return follow_output(named, place);
    if (named.is("each")) return follow_each(named, place);
    if (named.is("local") || named.is("ephemeral")) {
      found_.is_complete = false;
    } else {
      add_instances(named, place, picks, rest);
    }
  }

  // A variable of the root module is known, and so is a default.
  void follow_variable(const Named& named, const Place& place, std::string_view rest) {
    const ModuleInstance& module = *place.module;
    const Node given = module.call["expressions"][named.name()];
    if (!given || given["constant_value"]) found_.has_variables = true;
    if (!module.parent) return;
    follow(given, {module.parent, module.key, module.call}, named.rest.empty() ? rest : named.rest);
  }

  void follow_output(const Named& named, const Place& place) {
    const std::string_view output = named.rest.substr(0, end_of_word(named.rest, 0));
    const ModuleInstance& module = sections_.child(*place.module, named.name(), named.key);
    const Node expression = module.configuration->node["outputs"][output]["expression"];
    if (output.empty() || !expression) {
      found_.is_complete = false;
      return;
    }
    const std::size_t behind = std::min(output.size() + 1, named.rest.size());
    follow(expression, {&module, "", Node()}, named.rest.substr(behind));
  }

  // The keys of a for_each are always known.
  void follow_each(const Named& named, const Place& place) {
    if (named.name() != "value") return;
    const Node over = place.block["for_each_expression"];
    const std::vector<std::string_view> references = longest_references(over);
    for (const std::string_view reference : references) {
      follow(parse(reference), place, true, named.rest);
    }
  }

  void add_instances(const Named& named, const Place& place, bool picks, std::string_view rest) {
    std::string block = place.module->prefix;
    block += named.subject;
    const std::string_view attribute = named.rest.empty() ? rest : named.rest;
    if (!named.key.empty()) return add(sections_.find(block.append(named.key)), attribute);
    const PlannedResource* picked =
        picks && !place.key.empty() ? sections_.find(block + std::string(place.key)) : nullptr;
    if (picked) return add(picked, attribute);
    for (const PlannedResource* instance : sections_.instances_of(block)) add(instance, attribute);
  }

  void add(const PlannedResource* resource, std::string_view attribute) {
    if (!resource) return;
    if (found_.all.size() >= most_sources) {
      found_.is_complete = false;
      return;
    }
    const std::string_view name = attribute.substr(0, end_of_word(attribute, 0));
    const Node value = resource->planned["values"][name];
    PlanSource source{resource, std::string(attribute), false};
    source.is_known = value && !has_unknown(resource->change["after_unknown"][name]);
    if (std::ranges::find(found_.all, source) == found_.all.end()) {
      found_.all.push_back(std::move(source));
    }
  }

  PlanSections& sections_;
  PlanSources found_;
  int steps_ = 0;
  int depth_ = 0;
};

}  // namespace

std::string_view PlanSource::text() const {
  return is_known ? text_of(resource->planned["values"][attribute]) : std::string_view();
}

std::vector<PlanSource> PlanSources::unknown() const {
  std::vector<PlanSource> some;
  std::ranges::copy_if(all, std::back_inserter(some),
                       [](const PlanSource& source) { return !source.is_known; });
  return some;
}

PlanSources PlanReferences::of(Node expression, const PlannedResource& user) {
  return Search(*sections_).run(expression, {user.module, user.key, user.configured});
}

PlanSources PlanReferences::of_output(Node output) {
  return Search(*sections_).run(output["expression"], {&sections_->root_module(), "", Node()});
}

}  // namespace plimsoll::terraform
