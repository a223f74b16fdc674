// One source file of Ruby: the words in it that every reader of it needs.
//
// In: its concrete syntax. Out: texts of literals, names of methods and constants. Used by
// ruby*.cpp only.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outline/nodes.h"
#include "text/span.h"

namespace plimsoll::outline {

struct RubySource {
  Node root;
  FileId file{};
  std::map<std::string, std::string, std::less<>> constants;  // texts, by their names
  NodesByText words;  // names of variables, constants and methods

  RubySource(Node tree, FileId its_file);

  // Of a string, a symbol, or a constant that is one; nothing for other expressions.
  std::optional<std::string> text_of(Node expression) const;
  Span span(Node node) const;
};

// A constant, a variable, or a method that is called by its name alone.
bool is_word(Node node);

// Of a call with or without a receiver or arguments: `save`, `save(1)`, `store.save`.
std::string_view method_of(Node call);
std::vector<Node> arguments_of(Node call);

// `raise "…"`, `abort`, `exit 1` and their like, whose error is given as the log shows it.
std::optional<std::string> end_by(const RubySource& source, Node statement);

// The statements of a body, of a `then`, or the one statement that it is.
std::vector<Node> statements_of(Node body);

}  // namespace plimsoll::outline
