// What is declared in a module: the blocks of all files of one folder.
//
// In: its files, those that override others last. Out: its declarations by name. Refuses nothing:
// of two declarations of a name the first counts.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/block.h"
#include "terraform/file.h"

namespace plimsoll::terraform {

class Module {
 public:
  using Blocks = std::map<std::string, const Block*, std::less<>>;

  explicit Module(std::string folder) : folder_(std::move(folder)) {}

  // `overrides`: its blocks change those that are there instead of adding to them.
  void add(File file, bool overrides);

  const std::string& folder() const { return folder_; }
  const std::vector<DocumentPtr>& documents() const { return documents_; }
  // In the order of the files.
  const std::deque<Block>& blocks() const { return blocks_; }

  // Resources, data sources and calls of modules, as expressions name them: "aws_sqs_queue.orders",
  // "data.aws_region.here", "module.net".
  const Blocks& things() const { return things_; }
  const Blocks& variables() const { return variables_; }
  const Blocks& outputs() const { return outputs_; }
  // Null when there is none of that name.
  const BodyAttribute* local(std::string_view name) const;
  // "var.stage", "local.prefix" and the names of things; sorted.
  std::vector<std::string> defined() const;
  // The version constraint of a provider in `required_providers`; empty when not written.
  std::string required_provider(std::string_view name) const;

 private:
  void add(Block block);
  void change(const Block& by);

  std::string folder_;
  std::vector<DocumentPtr> documents_;
  std::deque<Block> blocks_;
  Blocks things_;
  Blocks variables_;
  Blocks outputs_;
  std::map<std::string, const BodyAttribute*, std::less<>> locals_;
};

// How expressions name what a block declares; empty when they do not.
std::string name_of_thing(const Block& block);

}  // namespace plimsoll::terraform
