// Block context of YamlReader: collections that are told by indentation.
#include "tree/yaml_chars.h"
#include "tree/yaml_reader.h"

namespace plimsoll {

// Reads the node behind an indicator, on its line or on the next ones; it may be absent.
void YamlReader::block_node(const Spot& spot) {
  const std::size_t behind_indicator = at_;
  Spot here = spot;
  Properties all;
  while (true) {
    skip_blanks();
    if (at_line_end()) {
      skip_gap();
      if (!belongs(spot)) return null(behind_indicator, all);
      here.may_open = true;
    }
    const Properties more = properties();
    if (!more.any()) break;
    // Properties on a line of their own belong to the node below, before a key to the key.
    const bool is_alone = at_line_end();
    if (!is_alone && here.may_open && is_key_ahead()) return block_mapping(more.begin, all);
    add(all, more);
    here.may_open = false;
    if (!is_alone) break;
  }
  block_content(here, all);
}

// Whether what comes on a later line is still the node that was looked for.
bool YamlReader::belongs(const Spot& spot) const {
  if (at_document_end()) return false;
  return column() > spot.outer || (spot.takes_list && column() == spot.outer && at_indicator('-'));
}

void YamlReader::block_content(const Spot& spot, const Properties& properties) {
  if (spot.may_open && is_key_ahead()) return block_mapping(at_, properties);
  if (spot.may_open && at_indicator('-')) return block_list(properties);
  switch (peek()) {
    case '|':
    case '>':
      return block_scalar(spot.outer, properties);
    case '[':
    case '{':
      flow_collection(properties);
      return expect_end_of_value();
    case '*':
      alias(properties);
      return expect_end_of_value();
    case '"':
    case '\'':
      scalar(scalars_.quoted(at_), properties);
      return expect_end_of_value();
    default:
      check_plain();
      return scalar(scalars_.plain(at_, spot.outer), properties);
  }
}

void YamlReader::block_scalar(int outer, const Properties& properties) {
  const std::size_t header_end = end_of_line(text_, at_);
  const std::size_t comment = text_.substr(0, header_end).find('#', at_);
  if (comment != std::string_view::npos) take_comment(comment);
  scalar(scalars_.block(at_, outer), properties);
}

void YamlReader::block_list(const Properties& properties) {
  const int column = this->column();
  open(NodeKind::sequence, at_, properties);
  do {
    ++at_;
    block_node({column, true, false});
    skip_gap();
  } while (!at_document_end() && this->column() == column && at_indicator('-'));
  close(written_);
}

void YamlReader::block_mapping(std::size_t begin, const Properties& properties) {
  at_ = begin;
  const int column = this->column();
  open(NodeKind::mapping, begin, properties);
  do {
    block_entry(column);
    skip_gap();
  } while (!at_document_end() && this->column() == column);
  if (!at_document_end() && this->column() > column) fail_indentation();
  close(written_);
}

void YamlReader::block_entry(int column) {
  if (at_indicator('?')) return explicit_entry(column);
  const std::size_t key = at_;
  block_key();
  skip_blanks();
  if (!at_indicator(':')) fail_without_colon(key);
  ++at_;
  block_node({column, false, true});
}

void YamlReader::block_key() {
  const Properties properties = this->properties();
  const std::size_t begin = at_;
  if (at_line_end()) fail_without_colon(properties.begin);
  if (at_indicator(':')) return null(at_, properties);
  if (at_indicator('-')) {
    fail(at_, at_ + 1, "a list item among keys: expected a key here, or the list deeper");
  }
  if (peek() == '[' || peek() == '{') {
    flow_collection(properties);
  } else if (peek() == '*') {
    alias(properties);
  } else if (peek() == '"' || peek() == '\'') {
    scalar(scalars_.quoted(at_), properties);
  } else {
    check_plain();
    const PlainLine line = plain_line(text_, at_, false);
    if (!line.at_colon) fail_without_colon(at_);
    const std::string_view name = text_.substr(at_, line.end - at_);
    return scalar({name, at_, line.end, ScalarStyle::plain}, properties);
  }
  if (end_of_line(text_, begin) < at_) fail(begin, begin + 1, "a key stands on one line");
}

// `? key` and, on a line of its own, `: value`.
void YamlReader::explicit_entry(int column) {
  ++at_;
  block_node({column, true, true});
  skip_gap();
  if (!at_document_end() && this->column() == column && at_indicator(':')) {
    ++at_;
    block_node({column, true, true});
  } else {
    null(written_, {});
  }
}

}  // namespace plimsoll
