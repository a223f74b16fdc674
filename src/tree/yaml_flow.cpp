// Flow context of YamlReader: collections in brackets, over as many lines as they like.
#include "tree/yaml_chars.h"
#include "tree/yaml_reader.h"

namespace plimsoll {

void YamlReader::flow_collection(const Properties& properties) {
  const std::size_t opened = at_;
  const bool is_list = peek() == '[';
  const char closing = is_list ? ']' : '}';
  open(is_list ? NodeKind::sequence : NodeKind::mapping, opened, properties);
  ++at_;
  ++flow_depth_;
  for (skip_gap(); peek() != closing; skip_gap()) {
    if (at_document_end() || is_closing(peek()) || peek() == ',') fail_in_flow(opened);
    is_list ? flow_item() : flow_entry();
    skip_gap();
    if (peek() != ',' && peek() != closing) fail_in_flow(opened);
    if (peek() == ',') ++at_;
  }
  ++at_;
  --flow_depth_;
  close(at_);
}

// `[a, b: c]`: an item may be a mapping of one entry, without braces.
void YamlReader::flow_item() {
  if (!is_key_ahead_of_properties()) return flow_node(at_);
  open(NodeKind::mapping, at_, {});
  flow_entry();
  close(written_);
}

// `key: value`, `key`, `? key : value`, `: value`.
void YamlReader::flow_entry() {
  if (at_indicator('?')) {
    ++at_;
    skip_gap();
  }
  const std::size_t key = at_;
  flow_node(key);
  const bool is_like_json = written_ > key && std::string_view("\"'}]").find(text_[written_ - 1]) !=
                                                  std::string_view::npos;
  skip_gap();
  if (!at_indicator(':') && !(is_like_json && peek() == ':')) return null(written_, {});
  const std::size_t behind_colon = ++at_;
  skip_gap();
  flow_node(behind_colon);
}

// A node that may be absent; then its place is `absent`.
void YamlReader::flow_node(std::size_t absent) {
  Properties all;
  for (Properties more = properties(); more.any(); more = properties()) {
    add(all, more);
    skip_gap();
  }
  switch (peek()) {
    case '[':
    case '{':
      return flow_collection(all);
    case '*':
      return alias(all);
    case '"':
    case '\'':
      return scalar(scalars_.quoted(at_), all);
    default:
      break;
  }
  const bool is_absent = done() || peek() == ',' || is_closing(peek()) || at_indicator(':');
  if (is_absent) return null(absent, all);
  check_plain();
  scalar(scalars_.plain_in_flow(at_), all);
}

// A tag or an anchor before the key of `[!Tag key: value]` belongs to the key.
bool YamlReader::is_key_ahead_of_properties() {
  const std::size_t begin = at_;
  properties();
  const bool is_key = is_key_ahead();
  at_ = begin;
  return is_key;
}

}  // namespace plimsoll
