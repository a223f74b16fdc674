// Recognising templates by their content.
#include <algorithm>

#include "read/cfn_imports.h"
#include "read/reader.h"

namespace plimsoll {

namespace {

constexpr std::string_view sam_transform = "AWS::Serverless-2016-10-31";
// What `terraform show -json` prints has this section if it is of a plan.
constexpr std::string_view planned_values = "planned_values";

// "AWS::SQS::Queue", "Custom::Thing", "Acme::Network::Vpc::MODULE".
bool is_resource_type(std::string_view type) {
  const std::size_t colons = type.find("::");
  return colons != std::string_view::npos && colons > 0 && colons + 2 < type.size();
}

std::string_view type_of(Node resource) {
  const Node type = resource["Type"];
  return type && type.is_scalar() ? type.text() : std::string_view();
}

bool is_loop(Node entry) {
  return entry.key().starts_with("Fn::");
}

bool names_sam(Node transform) {
  if (!transform) return false;
  if (transform.is_scalar()) return transform.text() == sam_transform;
  const std::vector<Node> items = transform.children();
  return transform.is_sequence() && std::any_of(items.begin(), items.end(), names_sam);
}

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::sam:
      return "sam";
    case Kind::cloudformation:
      return "cloudformation";
    case Kind::terraform:
      return "terraform";
    case Kind::terraform_json:
      return "terraform-json";
    case Kind::terraform_plan:
      break;
  }
  return "terraform-plan";
}

bool may_be_template(std::string_view text) {
  return text.find("Resources") != std::string_view::npos ||
         text.find("AWSTemplateFormatVersion") != std::string_view::npos ||
         text.find(planned_values) != std::string_view::npos;
}

// A template that is broken, or put together of several files, may lack its resources.
std::optional<Kind> sniff(Node root) {
  if (!root || !root.is_mapping()) return std::nullopt;
  if (root[planned_values] && root["format_version"]) return Kind::terraform_plan;
  const Node resources = root["Resources"];
  const std::vector<Node> entries = resources ? resources.children() : std::vector<Node>();
  const bool typed = std::any_of(entries.begin(), entries.end(), [](Node entry) {
    return is_resource_type(type_of(entry)) || is_loop(entry);
  });
  if (!typed && !root["AWSTemplateFormatVersion"]) return std::nullopt;
  const bool sam =
      names_sam(root["Transform"]) || std::any_of(entries.begin(), entries.end(), [](Node entry) {
        return type_of(entry).starts_with("AWS::Serverless::");
      });
  return sam ? Kind::sam : Kind::cloudformation;
}

namespace {

// What a file that cannot be parsed is meant to be, by its words: someone has to be told that a
// template is broken.
std::optional<Kind> guess(std::string_view text) {
  const auto says = [text](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  };
  if (says(planned_values) && says("format_version")) return Kind::terraform_plan;
  if (says(sam_transform) || says("AWS::Serverless::")) return Kind::sam;
  const bool meant = says("AWSTemplateFormatVersion") || (says("Resources") && says("AWS::"));
  return meant ? std::optional(Kind::cloudformation) : std::nullopt;
}

}  // namespace

DocumentPtr read_document(const Sources& sources, FileId file) {
  Parsed parsed = parse(sources[file]);
  auto document = std::make_shared<Document>(
      Document{file, std::nullopt, std::move(parsed.tree), Node(), std::move(parsed.problems)});
  for (const std::uint32_t id : document->tree.root_ids()) {
    const Node root(&document->tree, id);
    if (!document->root) document->root = root;
    document->kind = sniff(root);
    if (!document->kind) continue;
    document->root = root;
    break;
  }
  if (!document->kind && !document->problems.empty()) document->kind = guess(sources[file].text());
  return document;
}

bool imports_anything(const Document& document) {
  return !imports_in(document.tree).empty();
}

}  // namespace plimsoll
