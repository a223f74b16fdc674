#include "edit/editor.h"

#include <algorithm>
#include <array>
#include <string>

#include "edit/insertion.h"
#include "edit/reindent.h"
#include "edit/spell.h"
#include "facts/sam_events.h"

namespace plimsoll {
namespace {

constexpr std::string_view sam_function = "AWS::Serverless::Function";

// What a SAM function has under the same name as the Lambda function that is made of it.
constexpr std::array<std::string_view, 7> same_in_sam_function{
    "EphemeralStorage", "Handler", "LoggingConfig", "MemorySize", "ReservedConcurrentExecutions",
    "Runtime",          "Timeout"};

std::string_view take_name(std::string_view& path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  const std::string_view name = path.substr(0, dot);
  path.remove_prefix(std::min(dot + 1, path.size()));
  return name;
}

// Whether a property of a resource can be written where something of this type is declared: in the
// resource itself, or in what SAM makes it of, if SAM passes it on under the same name.
bool takes_property(std::string_view declared, const Change& change) {
  if (declared == change.type) return true;
  if (declared == sam_function && change.type == "AWS::Lambda::Function") {
    std::string_view path = change.path;
    return std::ranges::find(same_in_sam_function, take_name(path)) != same_in_sam_function.end();
  }
  const SamEvent* event = find_sam_event(declared);
  return event != nullptr && event->wiring == EventWiring::mapping &&
         change.type == "AWS::Lambda::EventSourceMapping";
}

std::uint32_t child_of(const Tree& tree, std::uint32_t mapping, std::string_view key) {
  std::uint32_t id = tree.at(mapping).first_child;
  while (id != Tree::none && tree.at(id).key != key) id = tree.at(id).next_sibling;
  return id;
}

// What is at the end of the rest of a path, with the maps around it that are not there yet.
Value wrapped(std::string_view path, const Value& value) {
  if (path.empty()) return value;
  const std::string_view name = take_name(path);
  return Value::map({{std::string(name), {}, wrapped(path, value)}}, {});
}

}  // namespace

std::vector<TextEdit> Editor::edits(const Fix& fix) const {
  if (fix.changes.front().kind == Change::Kind::indent) return indent(fix);
  std::vector<TextEdit> edits;
  for (const Change& change : fix.changes) {
    std::optional<TextEdit> made = edit(change);
    if (!made) return {};
    edits.push_back(std::move(*made));
  }
  std::ranges::sort(edits);
  return edits;
}

std::optional<TextEdit> Editor::edit(const Change& change) const {
  return change.kind == Change::Kind::insert ? insert(change) : replace(change);
}

std::optional<TextEdit> Editor::replace(const Change& change) const {
  const bool for_all = change.kind == Change::Kind::rewrite;
  // One reference in the place of another says as much about what it depends on.
  const bool referred = for_all && change.wanted.as_reference() != nullptr;
  const std::uint32_t id = outline_.scalar_at(
      change.written, referred ? Outline::Tagged::references : Outline::Tagged::none);
  if (id == Tree::none || !may_change(id, for_all)) return {};
  if (!for_all && !is_own(id, change.owner)) return {};
  const Tree::Stored& scalar = tree_.at(id);
  const bool block = scalar.style == ScalarStyle::literal || scalar.style == ScalarStyle::folded;
  if (block || raw(scalar.begin, scalar.begin + 1) == "&") return {};
  const bool json = raw(scalar.key_begin, scalar.key_begin + 1) == "\"";
  return TextEdit{change.written, spell_instead(change.wanted, scalar.style, json)};
}

std::optional<TextEdit> Editor::insert(const Change& change) const {
  std::uint32_t at = outline_.entry_with_key(change.owner);
  if (at == Tree::none || !may_change(at, false)) return {};
  if (tree_.at(at).kind != NodeKind::mapping) return {};
  const std::uint32_t type = child_of(tree_, at, "Type");
  if (type == Tree::none || !takes_property(tree_.at(type).text, change)) return {};

  const std::string whole = "Properties." + change.path;
  for (std::string_view path = whole;;) {
    if (!is_written_out(at)) return {};
    const std::string_view name = take_name(path);
    const std::uint32_t next = child_of(tree_, at, name);
    if (next == Tree::none) {
      return insertion(tree_, file_, at, name, wrapped(path, change.wanted));
    }
    if (path.empty()) return {};  // written after all, at least in some scenarios
    at = next;
  }
}

// All entries of one resource that stand beside its Properties, at once: they follow each other.
std::vector<TextEdit> Editor::indent(const Fix& fix) const {
  std::vector<std::string> keys;
  for (const Change& change : fix.changes) keys.push_back(change.path);
  const std::uint32_t resource = outline_.entry_with_key(fix.changes.front().owner);
  if (resource == Tree::none || !may_change(resource, false)) return {};
  return indent_into(tree_, file_, resource, "Properties", keys);
}

// What comes from an intrinsic or from another mapping may be there in another scenario.
bool Editor::is_written_out(std::uint32_t mapping) const {
  const Tree::Stored& node = tree_.at(mapping);
  if (node.merges || !node.tag.empty()) return false;
  for (std::uint32_t id = node.first_child; id != Tree::none; id = tree_.at(id).next_sibling) {
    if (tree_.at(id).key.starts_with("Fn::")) return false;
  }
  return true;
}

bool Editor::may_change(std::uint32_t id, bool in_globals_too) const {
  const std::string_view section = outline_.section_of(id);
  const bool there = section == "Resources" || (in_globals_too && section == "Globals");
  return there && !outline_.is_in_loop(id) && !outline_.is_shared(id);
}

// A value that the resource inherits lies outside its lines.
bool Editor::is_own(std::uint32_t id, const Span& owner) const {
  const std::uint32_t entry = outline_.entry_with_key(owner);
  if (entry == Tree::none) return false;
  const Tree::Stored& around = tree_.at(entry);
  return around.begin <= tree_.at(id).begin && tree_.at(id).end <= around.end;
}

std::string_view Editor::raw(std::uint32_t begin, std::uint32_t end) const {
  return file_.text({file_.id(), begin, end});
}

}  // namespace plimsoll
