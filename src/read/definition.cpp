#include "read/definition.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "read/plain.h"

namespace plimsoll {

namespace {

// Where a resource of this type names the file that another property would hold.
struct Body {
  std::string_view type;
  std::string_view file;
  std::string_view contents;
};

constexpr std::array bodies{
    Body{"AWS::Serverless::Api", "DefinitionUri", "DefinitionBody"},
    Body{"AWS::Serverless::HttpApi", "DefinitionUri", "DefinitionBody"},
    Body{"AWS::ApiGateway::RestApi", "BodyS3Location", "Body"},
    Body{"AWS::ApiGatewayV2::Api", "BodyS3Location", "Body"},
};

bool is_state_machine(std::string_view type) {
  return type == "AWS::StepFunctions::StateMachine" || type == "AWS::Serverless::StateMachine";
}

Value file_contents(const Value& path, const OpenFile& open_file) {
  const std::string* text = path.as_string();
  return text ? plain_value(open_file(*text)) : Value();
}

void add(Resource& resource, std::string_view property, std::string_view source, Value contents) {
  if (!contents) return;
  const Entry* from = resource.properties.find(source);
  std::vector<Entry> entries;
  entries.push_back({std::string(property), from ? from->key_span : Span{}, std::move(contents)});
  resource.properties = resource.properties.with(std::move(entries));
}

void read_state_machine(Resource& resource, const OpenFile& open_file) {
  const Value properties = resource.properties;
  const Value substitutions = properties["DefinitionSubstitutions"];
  for (const std::string_view source : {"DefinitionUri", "DefinitionS3Location"}) {
    const Value contents = file_contents(properties[source], open_file);
    add(resource, "Definition", source, substitute(contents, substitutions));
  }
  const Value parsed = parse_json_text(properties["DefinitionString"]);
  add(resource, "Definition", "DefinitionString", substitute(parsed, substitutions));
  if (properties["Definition"].is_map()) {
    const Value filled = substitute(properties["Definition"], substitutions);
    add(resource, "Definition", "Definition", filled);
  }
}

Value substitute_text(const Value& value, const Value& substitutions) {
  std::string_view rest = *value.as_string();
  Text text;
  bool changed = false;
  while (!rest.empty()) {
    const std::size_t open = rest.find("${");
    const std::size_t close = open == std::string_view::npos ? open : rest.find('}', open);
    if (close == std::string_view::npos) break;
    const Entry* entry = substitutions.find(rest.substr(open + 2, close - open - 2));
    Text::Part before;
    before.literal = std::string(rest.substr(0, entry ? open : close + 1));
    text.parts.push_back(std::move(before));
    if (entry) {
      const Text filled = entry->value.to_text();
      text.parts.insert(text.parts.end(), filled.parts.begin(), filled.parts.end());
      changed = true;
    }
    rest.remove_prefix(close + 1);
  }
  if (!changed) return value;
  Text::Part after;
  after.literal = std::string(rest);
  text.parts.push_back(std::move(after));
  return Value::text(std::move(text), value.span());
}

}  // namespace

Value substitute(const Value& value, const Value& substitutions) {
  if (!substitutions.is_map()) return value;
  if (value.as_string()) return substitute_text(value, substitutions);
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(substitute(item, substitutions));
    return Value::list(std::move(items), value.span());
  }
  if (!value.is_map()) return value;
  std::vector<Entry> entries;
  for (const Entry& entry : value.entries()) {
    entries.push_back({entry.key, entry.key_span, substitute(entry.value, substitutions)});
  }
  return Value::map(std::move(entries), value.span(), value.is_open());
}

void read_definition(Resource& resource, const OpenFile& open_file) {
  if (is_state_machine(resource.type)) return read_state_machine(resource, open_file);
  for (const Body& body : bodies) {
    if (resource.type != body.type || resource.properties.find(body.contents)) continue;
    const Value contents = file_contents(resource.properties[body.file], open_file);
    add(resource, body.contents, body.file, contents);
  }
}

}  // namespace plimsoll
