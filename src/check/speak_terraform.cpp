#include "check/speak_terraform.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include <fmt/format.h>

#include "facts/terraform_types.h"
#include "facts/terraform_words.h"

namespace plimsoll {

namespace {

// A word goes on over these: "AWS::SQS::Queue", "States.Timeout", "Access-Control-Allow-Origin".
bool joins(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '-' ||
         letter == ':' || letter == '.';
}

// The word at the beginning, without the full stop or colon that ends a sentence.
std::string_view word_at(std::string_view text) {
  const auto* end = std::ranges::find_if_not(text, joins);
  std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
  return word;
}

struct Spoken {
  std::size_t length = 0;  // of what it takes the place of
  std::string text;
};

std::optional<Spoken> by_table(std::string_view text) {
  const TerraformWord* best = nullptr;
  for (const TerraformWord& row : terraform_words()) {
    const std::string_view word = row.cloudformation;
    const bool ends = text.starts_with(word) && word_at(text).size() <= word.size();
    if (ends && (!best || best->cloudformation.size() < word.size())) best = &row;
  }
  if (!best) return std::nullopt;
  return Spoken{best->cloudformation.size(), std::string(best->terraform)};
}

std::optional<Spoken> by_type(std::string_view text) {
  const std::string_view word = word_at(text);
  if (!word.starts_with("AWS::")) return std::nullopt;
  for (const TerraformType& row : terraform_types()) {
    if (row.type == word) return Spoken{word.size(), std::string(row.provider_type)};
  }
  return std::nullopt;
}

// The attribute that a reference means. Of several that are the same to CloudFormation the one that
// says most: the name, not the id.
std::string attribute_of(std::string_view address, std::string_view reference) {
  constexpr std::string_view data = "aws_";
  const std::size_t type = std::min(address.rfind(data), address.size());
  const std::string_view provider_type =
      address.substr(type, address.find('.', type) - std::min(type, address.size()));
  std::string_view best = reference == "Arn" ? "arn" : "id";
  for (const TerraformReference& row : terraform_references()) {
    if (row.provider_type != provider_type || row.reference != reference) continue;
    if (best == "id" || row.attribute != "id") best = row.attribute;
  }
  return std::string(best);
}

bool is_address(std::string_view text) {
  return text.starts_with("aws_") || text.starts_with("module.");
}

// "!Ref NAME" and "!GetAtt NAME.Attribute", where the name is an address.
std::optional<Spoken> by_reference(std::string_view text) {
  constexpr std::string_view ref = "!Ref ";
  constexpr std::string_view get = "!GetAtt ";
  const bool is_ref = text.starts_with(ref);
  if (!is_ref && !text.starts_with(get)) return std::nullopt;
  const std::size_t skipped = is_ref ? ref.size() : get.size();
  const std::string_view rest = text.substr(skipped);
  const std::string_view word = rest.substr(0, std::min(rest.find_first_of(" ,`"), rest.size()));
  const std::size_t dot = is_ref ? word.size() : word.rfind('.');
  if (!is_address(word)) return std::nullopt;
  const std::string_view address = word.substr(0, dot);
  const std::string_view name = is_ref ? "Ref" : word.substr(std::min(dot + 1, word.size()));
  return Spoken{skipped + word.size(), fmt::format("{}.{}", address, attribute_of(address, name))};
}

// What stands between `${` and `}`: a pseudo parameter, or a resource with or without an attribute.
std::string expression_of(std::string_view hole) {
  if (hole == "AWS::Partition") return "data.aws_partition.current.partition";
  if (hole == "AWS::Region") return "data.aws_region.current.region";
  if (hole == "AWS::AccountId") return "data.aws_caller_identity.current.account_id";
  if (!is_address(hole)) return std::string(hole);
  const std::size_t dot = hole.rfind('.') + 1;
  const bool has_attribute = dot < hole.size() && hole[dot] >= 'A' && hole[dot] <= 'Z';
  const std::string_view address = has_attribute ? hole.substr(0, dot - 1) : hole;
  const std::string_view name = has_attribute ? hole.substr(dot) : "Ref";
  return fmt::format("{}.{}", address, attribute_of(address, name));
}

// ARNs and other texts with holes, as Terraform's templates have them.
std::string with_expressions(std::string_view text) {
  constexpr std::string_view execution =
      "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${";
  std::string result;
  while (!text.empty()) {
    const bool of_api = text.starts_with(execution);
    const std::size_t begin = of_api ? execution.size() : text.starts_with("${") ? 2 : 0;
    const std::size_t end = begin == 0 ? std::string_view::npos : text.find('}', begin);
    if (end == std::string_view::npos) {
      result += text.front();
      text.remove_prefix(1);
      continue;
    }
    const std::string_view hole = text.substr(begin, end - begin);
    result += "${" + (of_api ? fmt::format("{}.execution_arn", hole) : expression_of(hole)) + "}";
    text.remove_prefix(end + 1);
  }
  return result;
}

std::optional<Spoken> spoken(std::string_view text) {
  if (auto reference = by_reference(text)) return reference;
  if (auto sentence = by_table(text)) return sentence;
  return by_type(text);
}

}  // namespace

std::string in_terraform(std::string_view written) {
  const std::string expressed = with_expressions(written);
  std::string_view text = expressed;
  std::string result;
  bool quoted = false;
  bool inside = false;  // a word
  while (!text.empty()) {
    if (text.front() == '"') quoted = !quoted;
    const auto other = quoted || inside ? std::nullopt : spoken(text);
    if (other) {
      result += other->text;
      text.remove_prefix(other->length);
    } else {
      inside = joins(text.front());
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

void speak_terraform(Finding& finding) {
  finding.message = in_terraform(finding.message);
  finding.help = in_terraform(finding.help);
  for (Note& note : finding.notes) note.text = in_terraform(note.text);
}

}  // namespace plimsoll
