#include "terraform/file.h"

#include <memory>
#include <utility>

#include "terraform/hcl.h"
#include "terraform/json.h"
#include "terraform/outline.h"

namespace plimsoll::terraform {

namespace {

File read_native(const SourceFile& source) {
  Hcl hcl = read_hcl(source);
  auto document = std::make_shared<Document>(
      Document{source.id(), Kind::terraform, outline(hcl.body, source), Node(), {}});
  document->root = document->tree.root();
  for (const Tree::Comment& comment : hcl.comments) document->tree.add_comment(comment);
  if (hcl.problem) document->problems.push_back(*hcl.problem);
  return {std::move(document), std::move(hcl.body)};
}

// Attributes of variables files may have any name; the others have the names of blocks.
File read_json(const SourceFile& source) {
  Parsed parsed = parse_json(source);
  auto document =
      std::make_shared<Document>(Document{source.id(), Kind::terraform_json, std::move(parsed.tree),
                                          Node(), std::move(parsed.problems)});
  if (document->tree.root_ids().empty()) return {std::move(document), {}};
  document->root = document->tree.root();
  const bool assigns = source.path().ends_with(".tfvars.json");
  Body body = assigns ? read_json_values(document->root) : read_json_body(document->root, source);
  return {std::move(document), std::move(body)};
}

}  // namespace

bool is_json(std::string_view path) {
  return path.ends_with(".json");
}

bool is_configuration(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.starts_with('.') || name.starts_with('#')) return false;
  return name.ends_with(".tf") || name.ends_with(".tf.json");
}

File read_file(const Sources& sources, FileId file) {
  const SourceFile& source = sources[file];
  return is_json(source.path()) ? read_json(source) : read_native(source);
}

File open_file(Sources& sources, const std::string& path) {
  const Sources::Opened opened = sources.open(path);
  if (opened.trouble.empty()) return read_file(sources, opened.file);
  const Kind kind = is_json(path) ? Kind::terraform_json : Kind::terraform;
  const Note problem{{opened.file, 0, 0}, opened.trouble};
  return {
      std::make_shared<Document>(Document{opened.file, kind, Tree(opened.file), Node(), {problem}}),
      {}};
}

}  // namespace plimsoll::terraform
