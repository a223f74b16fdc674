#include "read/sam_api_body.h"

#include <algorithm>

#include "text/lower_case.h"

namespace plimsoll {

namespace {

constexpr std::string_view any_method = "x-amazon-apigateway-any-method";

bool is_version_3(const Value& version) {
  return known_string(version).starts_with("3");
}

}  // namespace

ApiBody ApiBody::swagger(Span cause) {
  const At at(cause);
  const Value info = at.map({{"version", "1.0"}, {"title", at.sub("${AWS::StackName}")}});
  ApiBody body(at.map({{"swagger", "2.0"}, {"info", info}, {"paths", at.map({})}}));
  body.managed_ = true;
  return body;
}

ApiBody ApiBody::openapi(Span cause) {
  const At at(cause);
  const Value info = at.map({{"version", "1.0"}, {"title", at.sub("${AWS::StackName}")}});
  ApiBody body(at.map({{"openapi", "3.0.1"}, {"info", info}, {"paths", at.map({})}}));
  body.managed_ = true;
  return body;
}

ApiBody::ApiBody(const Value& document) : document_(document) {
  const Value paths = document["paths"];
  valid_ = document.is_map() && paths.is_map() &&
           (is_set(document["swagger"]) || is_version_3(document["openapi"]));
  if (!valid_) return;
  document_ = document.without("paths");
  paths_span_ = paths.span();
  open_ = paths.is_open();
  paths_.assign(paths.entries().begin(), paths.entries().end());
  for (std::size_t i = 0; i < paths_.size(); ++i) place_.insert_or_assign(paths_[i].key, i);
}

bool ApiBody::is_openapi_3() const {
  return is_version_3(document_["openapi"]);
}

std::string ApiBody::normalized(std::string_view method) {
  std::string lower = lower_case(method);
  return lower == "any" ? std::string(any_method) : lower;
}

const Entry* ApiBody::path(std::string_view path) const {
  const auto found = place_.find(std::string(path));
  return found == place_.end() ? nullptr : &paths_[found->second];
}

Value ApiBody::operation(std::string_view path, std::string_view method) const {
  const Entry* item = this->path(path);
  return item ? item->value[method] : Value();
}

bool ApiBody::has_integration(std::string_view path, std::string_view method) const {
  return is_set(operation(path, normalized(method))["x-amazon-apigateway-integration"]);
}

void ApiBody::set_operation(const std::string& path, std::string_view method, Value operation,
                            Span cause) {
  if (!valid_) return;
  const At at(cause);
  const auto [place, is_new] = place_.try_emplace(path, paths_.size());
  if (is_new) paths_.push_back({path, cause, at.map({})});
  Value& item = paths_[place->second].value;
  item = at.with(item, {{method, std::move(operation)}});
}

void ApiBody::rename_path(std::string_view from, std::string to) {
  const auto found = place_.find(std::string(from));
  if (found == place_.end()) return;
  const std::size_t index = found->second;
  place_.erase(found);
  place_.insert_or_assign(to, index);
  paths_[index].key = std::move(to);
}

void ApiBody::set_section(std::string_view key, const Value& section, Span cause) {
  if (document_.is_map()) document_ = At(cause).with(document_, {{key, section}});
}

void ApiBody::add_to_section(std::string_view section, std::string_view key, const Value& value,
                             Span cause) {
  if (!document_.is_map()) return;
  const At at(cause);
  document_ = at.with(document_, {{section, at.with(document_[section], {{key, value}})}});
}

Value ApiBody::document() const {
  if (!valid_) return document_;
  return document_.with({{"paths", paths_span_, Value::map(paths_, paths_span_, open_)}});
}

}  // namespace plimsoll
