// The OpenAPI body of an API while SAM adds the routes of events to it.
//
// In: `DefinitionBody`, or nothing: then SAM manages the body. Out: the document with paths and
// integrations. A document that cannot be seen (opaque, in S3) takes no routes. Adding a route
// costs the same however many there are.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "read/sam_write.h"
#include "resource/value.h"

namespace plimsoll {

class ApiBody {
 public:
  // SAM's own skeletons: Swagger 2.0 of an Api, OpenAPI 3.0.1 of an HttpApi.
  static ApiBody swagger(Span cause);
  static ApiBody openapi(Span cause);
  explicit ApiBody(const Value& document);

  // Routes of events are added because the template gives no definition.
  bool is_managed() const { return managed_; }
  // A document with paths, in Swagger 2.0 or OpenAPI 3.
  bool is_valid() const { return valid_; }
  bool is_openapi_3() const;

  // "any" is written `x-amazon-apigateway-any-method`.
  static std::string normalized(std::string_view method);

  const std::vector<Entry>& paths() const { return paths_; }
  const Entry* path(std::string_view path) const;  // null when there is none
  Value operation(std::string_view path, std::string_view method) const;
  bool has_integration(std::string_view path, std::string_view method) const;
  // Puts an operation at path and method, both as they are written in the document.
  void set_operation(const std::string& path, std::string_view method, Value operation, Span cause);
  void set_path(std::size_t index, Value item) { paths_[index].value = std::move(item); }
  // `$default` becomes `/$default`: then a warning no longer fails the import.
  void rename_path(std::string_view from, std::string to);
  // There is a route whose path only the deployer knows.
  void add_unknown_path() { open_ = true; }

  // A section beside `paths`.
  Value section(std::string_view key) const { return document_[key]; }
  void set_section(std::string_view key, const Value& section, Span cause);
  void drop_section(std::string_view key) { document_ = document_.without(key); }
  // {section: {key: value}}.
  void add_to_section(std::string_view section, std::string_view key, const Value& value,
                      Span cause);

  Value document() const;

 private:
  ApiBody() = default;

  Value document_;  // without its paths
  std::vector<Entry> paths_;
  std::unordered_map<std::string, std::size_t> place_;  // of `paths_`, by path
  Span paths_span_;
  bool open_ = false;
  bool valid_ = false;
  bool managed_ = false;
};

}  // namespace plimsoll
