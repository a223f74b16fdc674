// Everything that takes part in one deployment of a template: the template, its nested stacks, the
// templates it imports from, the files that these include.
//
// In: a Document and what surrounds it. Out: Instances with stable addresses, their conditions
// numbered. Refuses: nesting without end (a template within itself, more than `depth_limit` deep).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/cfn_instance.h"
#include "read/cfn_variables.h"
#include "read/inputs.h"
#include "read/reader.h"

namespace plimsoll {

struct Condition {
  const Instance* instance = nullptr;
  std::string name;
  Node node;
  const Binding* bindings = nullptr;
};

class Stacks {
 public:
  static constexpr std::size_t depth_limit = 8;
  static constexpr std::size_t instance_limit = 200;

  // Without `sources` no other file is read, without `exports` no other template.
  Stacks(const DocumentPtr& document, Inputs inputs, Sources* sources, const Exports* exports);
  Stacks(const Stacks&) = delete;
  Stacks& operator=(const Stacks&) = delete;

  const Instance& root() const { return instances_.front(); }
  const std::deque<Instance>& instances() const { return instances_; }
  const std::vector<Condition>& conditions() const { return conditions_; }
  const std::vector<DocumentPtr>& documents() const { return documents_; }
  const std::vector<std::string>& context_prefixes() const { return context_prefixes_; }
  const Inputs& inputs() const { return inputs_; }
  Variables& variables() { return variables_; }
  const Variables& variables() const { return variables_; }

  // Where an exported value comes from; none when no template that is analysed exports that name.
  struct Exported {
    const Instance* instance;
    std::string output;
  };
  std::optional<Exported> exported(const Value& name) const;

  // The file at a path as a template of `from` writes it, parsed; null when it is not a local file
  // or cannot be read.
  DocumentPtr local_file(const Instance& from, std::string_view path);

  // The path of an instance's file.
  std::string path(const Instance& instance) const;
  // The text of a span as it stands in the file; empty where no files are read.
  std::string_view written(const Span& span) const;

  const Binding* bind(Binding binding);

  void not_evaluated(Span span, std::string why);
  const std::vector<Region>& regions() const { return regions_; }

  // Every evaluation of a node costs a step. False when there are none left: then aliases or nested
  // stacks multiply what is written beyond all measure.
  bool spend_step(Span span);

 private:
  Instance& add(Instance instance);
  void add_document(const DocumentPtr& document);
  void declare(Instance& instance);
  void declare_conditions(Instance& instance);
  void declare_resources(Instance& instance);
  void declare_macros(Instance& instance);
  void add_nested(Instance& instance);
  void add_nested(Instance& instance, const Declaration& declared);
  void add_exporters(Instance& instance);
  void add_exporter(const std::string& path);
  const Instance* exporter_at(const std::string& path) const;

  Inputs inputs_;
  Sources* sources_;
  const Exports* exports_;
  std::deque<Instance> instances_;
  std::deque<Binding> bindings_;
  std::vector<Condition> conditions_;
  std::vector<DocumentPtr> documents_;
  std::map<std::string, DocumentPtr> files_;
  std::map<FileId, const Instance*> exporters_;
  std::vector<std::string> context_prefixes_;
  std::vector<Region> regions_;
  Variables variables_;
  std::uint64_t steps_left_ = 500'000;
  bool exhausted_ = false;
};

}  // namespace plimsoll
