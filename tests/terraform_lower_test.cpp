// From instances in the provider's terms to CloudFormation's resources: tests/golden/lowering.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "terraform/lower.h"
#include "terraform/provider_version.h"

namespace plimsoll::terraform {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* folder = PLIMSOLL_SOURCE_DIR "/tests/golden/lowering";

// In JSON "=aws_sqs_queue.orders#arn" is a reference, "?stage" opaque, "a=b#c=d" a text with holes
// between equal signs.
Value text_of(const std::string& written) {
  Text text;
  std::size_t begin = 0;
  for (bool hole = false; begin <= written.size(); hole = !hole) {
    const std::size_t end = std::min(written.find('=', begin), written.size());
    const std::string piece = written.substr(begin, end - begin);
    Text::Part part;
    if (hole) {
      const std::size_t mark = piece.find('#');
      part.kind = Text::Part::Kind::reference;
      part.reference = {piece.substr(0, mark), piece.substr(mark + 1)};
    } else {
      part.literal = piece;
    }
    if (hole || !piece.empty()) text.parts.push_back(std::move(part));
    begin = end + 1;
  }
  return Value::text(std::move(text), {});
}

Value value_of(const Json& json) {
  if (json.is_array()) {
    std::vector<Value> items;
    for (const Json& item : json) items.push_back(value_of(item));
    return Value::list(std::move(items), {});
  }
  if (json.is_object()) {
    std::vector<Entry> entries;
    for (const auto& [key, value] : json.items()) entries.push_back({key, {}, value_of(value)});
    return Value::map(std::move(entries), {});
  }
  if (!json.is_string()) return Value::scalar(json.dump(), {});
  const auto text = json.get<std::string>();
  return text.starts_with('?') ? Value::opaque(text.substr(1), {}) : text_of(text);
}

// "data.aws_lambda_function.x" is a data source.
Instance instance(std::string address, const Json& attributes) {
  Instance made;
  made.is_data = address.starts_with("data.");
  const std::size_t begin = made.is_data ? 5 : 0;
  made.type = address.substr(begin, address.find('.', begin) - begin);
  made.name = address.substr(0, address.find('['));
  made.address = std::move(address);
  made.attributes = value_of(attributes);
  return made;
}

std::vector<Instance> instances_in(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Instance> instances;
  const Json json = Json::parse(file);
  for (const auto& [address, attributes] : json.items()) {
    instances.push_back(instance(address, attributes));
  }
  return instances;
}

std::string text_in(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// Each file of tests/golden/lowering is a sentence on what is lowered how.
TEST(Lowering, MakesOfInstancesWhatCloudFormationHas) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++count;
    Deployment deployment;
    deployment.instances = instances_in(entry.path());
    const std::string text = print(lower(deployment));
    std::filesystem::path golden = entry.path();
    golden.replace_extension(".txt");
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << text;
    EXPECT_EQ(text, text_in(golden)) << golden;
  }
  EXPECT_GT(count, 0);
}

TEST(ProviderVersion, IsBelowAnotherWhereAConstraintSaysSo) {
  for (const std::string_view constraint :
       {"~> 5.0", "~> 6.20.0", "< 6.29", "< 6.29.0", "= 6.10.0", "5.31.0", ">= 4.0, < 6.0"}) {
    EXPECT_TRUE(stays_below(constraint, {6, 29})) << constraint;
  }
  for (const std::string_view constraint :
       {"", ">= 5.0", "~> 6.0", "~> 6.29.1", "<= 6.29.0", "< 6.29.1", "6.30.0", "> 5, nonsense"}) {
    EXPECT_FALSE(stays_below(constraint, {6, 29})) << constraint;
  }
}

}  // namespace
}  // namespace plimsoll::terraform
