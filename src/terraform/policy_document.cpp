#include "terraform/policy_document.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "resource/json_text.h"

namespace plimsoll::terraform {

namespace {

struct Term {
  std::string_view argument;
  std::string_view element;
};
constexpr Term terms[] = {{"sid", "Sid"},
                          {"actions", "Action"},
                          {"not_actions", "NotAction"},
                          {"resources", "Resource"},
                          {"not_resources", "NotResource"}};

// IAM's own variables are written `&{aws:username}`, since `${` is taken.
std::string with_iam_variables(std::string text) {
  for (std::size_t at = text.find("&{"); at != std::string::npos; at = text.find("&{", at)) {
    text[at] = '$';
  }
  return text;
}

Value with_iam_variables(const Value& value) {
  if (value.is_list()) {
    std::vector<Value> items;
    for (const Value& item : value.items()) items.push_back(with_iam_variables(item));
    return Value::list(std::move(items), value.span());
  }
  const std::string* literal = value.as_string();
  if (literal && literal->find("&{") != std::string::npos) {
    return Value::scalar(with_iam_variables(*literal), value.span(), true);
  }
  if (!value.as_text()) return value;
  Text text = *value.as_text();
  for (Text::Part& part : text.parts) part.literal = with_iam_variables(part.literal);
  return Value::text(std::move(text), value.span());
}

bool is_anyone(const Value& identifiers) {
  const auto items = identifiers.items();
  return std::any_of(items.begin(), items.end(), [](const Value& item) {
    return item.as_string() && *item.as_string() == "*";
  });
}

void add_to(std::vector<Entry>& entries, const std::string& key, Span key_span, const Value& more) {
  const auto same_key = [&key](const Entry& entry) { return entry.key == key; };
  const auto found = std::find_if(entries.begin(), entries.end(), same_key);
  if (found == entries.end()) {
    entries.push_back({key, key_span, more});
    return;
  }
  std::vector<Value> items(found->value.items().begin(), found->value.items().end());
  items.insert(items.end(), more.items().begin(), more.items().end());
  const bool is_known = found->value.is_list() && more.is_list();
  found->value = is_known ? Value::list(std::move(items), found->value.span())
                          : Value::opaque("", found->value.span());
}

// The blocks `principals`, or nothing that can be said.
Value principal(const Value& blocks) {
  std::vector<Entry> by_type;
  for (const Value& block : blocks.items()) {
    const Value type = block["type"];
    const Value identifiers = with_iam_variables(block["identifiers"]);
    if (!type.as_string()) return Value::opaque("", blocks.span());
    if (*type.as_string() == "*" && is_anyone(identifiers)) return identifiers.items().front();
    add_to(by_type, *type.as_string(), type.span(), identifiers);
  }
  return blocks.is_list() ? Value::map(std::move(by_type), blocks.span()) : blocks;
}

// The blocks `condition`: test → variable → values.
Value conditions(const Value& blocks) {
  std::vector<Entry> by_test;
  for (const Value& block : blocks.items()) {
    const std::string* test = block["test"].as_string();
    const std::string* variable = block["variable"].as_string();
    if (!test || !variable) return Value::opaque("", blocks.span());
    const auto same_test = [test](const Entry& entry) { return entry.key == *test; };
    auto found = std::find_if(by_test.begin(), by_test.end(), same_test);
    if (found == by_test.end()) {
      by_test.push_back({*test, block["test"].span(), Value::map({}, block.span())});
      found = by_test.end() - 1;
    }
    std::vector<Entry> variables(found->value.entries().begin(), found->value.entries().end());
    const Value values = with_iam_variables(block["values"]);
    add_to(variables, *variable, block["variable"].span(), values);
    found->value = Value::map(std::move(variables), found->value.span());
  }
  return blocks.is_list() ? Value::map(std::move(by_test), blocks.span()) : blocks;
}

// A block that is not written has nothing to say; an empty list of blocks neither.
bool is_written(const Value& blocks) {
  return blocks && !(blocks.is_list() && blocks.items().empty());
}

Value statement(const Value& block) {
  if (!block.is_map()) return Value::opaque("", block.span());
  std::vector<Entry> entries;
  const auto add = [&](std::string_view element, std::string_view argument, Value value) {
    const Entry* written = block.find(argument);
    const Span key_span = written ? written->key_span : block.span();
    entries.push_back({std::string(element), key_span, std::move(value)});
  };
  const Value effect = block["effect"];
  add("Effect", "effect", effect ? effect : Value::scalar("Allow", block.span(), true));
  for (const Term& term : terms) {
    const Value value = block[term.argument];
    if (is_written(value)) add(term.element, term.argument, with_iam_variables(value));
  }
  if (is_written(block["principals"])) {
    add("Principal", "principals", principal(block["principals"]));
  }
  if (is_written(block["not_principals"])) {
    add("NotPrincipal", "not_principals", principal(block["not_principals"]));
  }
  if (is_written(block["condition"])) add("Condition", "condition", conditions(block["condition"]));
  return Value::map(std::move(entries), block.span(), block.is_open());
}

// The statements of a document that is given as JSON.
void add_statements(const Value& json, std::vector<Value>& statements) {
  const std::string* text = json.as_string();
  if (json.is_absent() || (text && text->empty())) return;
  const Value document = json.is_map() ? json : parse_json_text(json);
  const Value written = document["Statement"];
  if (written.is_map()) {
    statements.push_back(written);
  } else if (written.is_list()) {
    statements.insert(statements.end(), written.items().begin(), written.items().end());
  } else {
    statements.push_back(Value::opaque("", json.span()));
  }
}

std::vector<Value> statements_of(const Value& arguments, std::string_view documents,
                                 std::string_view document) {
  std::vector<Value> statements;
  const Value list = arguments[documents];
  for (const Value& json : list.items()) add_statements(json, statements);
  if (list && !list.is_list()) statements.push_back(Value::opaque("", list.span()));
  add_statements(arguments[document], statements);
  return statements;
}

// A later statement with the same Sid stands in the place of the earlier one.
void put_over(std::vector<Value>& statements, std::vector<Value> over) {
  for (Value& statement : over) {
    const Value sid = statement["Sid"];
    const std::string* name = sid.as_string();
    const auto is_same = [&](const Value& other) {
      return name && !name->empty() && same(other["Sid"], sid);
    };
    const auto found = std::find_if(statements.begin(), statements.end(), is_same);
    if (found == statements.end()) {
      statements.push_back(std::move(statement));
    } else {
      *found = std::move(statement);
    }
  }
}

}  // namespace

Value policy_document(const Value& arguments, Span span) {
  if (!arguments.is_map()) return Value::opaque("", span);
  const Value blocks = arguments["statement"];
  std::vector<Value> own;
  for (const Value& block : blocks.items()) own.push_back(statement(block));
  if (blocks && !blocks.is_list()) own.push_back(Value::opaque("", blocks.span()));
  auto all = statements_of(arguments, "source_policy_documents", "source_json");
  put_over(all, std::move(own));
  put_over(all, statements_of(arguments, "override_policy_documents", "override_json"));
  std::vector<Entry> entries;
  const Value version = arguments["version"];
  entries.push_back({"Version", span, version ? version : Value::scalar("2012-10-17", span, true)});
  if (arguments["policy_id"]) entries.push_back({"Id", span, arguments["policy_id"]});
  entries.push_back({"Statement", span, Value::list(std::move(all), span)});
  return Value::map(std::move(entries), span);
}

}  // namespace plimsoll::terraform
