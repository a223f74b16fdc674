// One source file of Go: what its names mean within it.
//
// In: its concrete syntax. Out: its imports, its constants, and of a call whose function it calls.
// Used by go*.cpp only.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outline/nodes.h"
#include "text/span.h"

namespace plimsoll::outline {

// A function by its package: {"os", "Getenv"}. Of the package's own the path is empty, of a method
// "." whatever it is a method of.
struct GoName {
  std::string package;
  std::string name;

  bool is(std::string_view path, std::string_view its) const {
    return package == path && name == its;
  }
  bool is_own() const { return package.empty() && !name.empty(); }
  bool is_method() const { return package == "."; }
};

struct GoSource {
  Node root;
  FileId file{};
  std::map<std::string, std::string, std::less<>> imports;    // paths, by their names in the file
  std::map<std::string, std::string, std::less<>> constants;  // texts, by their names
  std::map<std::string, Node, std::less<>> functions;         // declarations, by their names
  NodesByText identifiers;
  NodesByText selections;  // `a.field`, by the field
  NodesByText entries;     // `field: a` of a literal, by the key

  GoSource(Node tree, FileId its_file);

  // Of a literal or of a constant of the file.
  std::optional<std::string> text_of(Node expression) const;
  // Of the expression in front of a call's arguments, or of a function that is handed on.
  GoName name_of(Node function) const;
  GoName called_by(Node call) const { return name_of(call.field("function")); }
  Span span(Node node) const;
};

// The name by which a file knows a package when it gives it none itself.
std::string default_name(std::string_view import_path);

// The names of a function's parameters, in their order.
std::vector<std::string_view> parameters_of(Node function);

}  // namespace plimsoll::outline
