// The entrance of the room: from a file to the resources of each of its scenarios.
//
// In: files (Sources) and what the user gave for parameters (Inputs). Out: a Document, which is
// what is written, and a Template, which is what would be deployed: plain resources in
// CloudFormation's vocabulary, scenario by scenario, nested stacks and imported exports included.
// Refuses nothing that parses: what cannot be evaluated offline is opaque and listed as a Region.
//
//   DocumentPtr document = read_document(sources, file);        // parse and recognise
//   if (!document->kind) …                                      // no template
//   auto the_template = read_template(document, inputs, sources);
//   for (std::size_t i = 0; i < the_template->scenario_count(); ++i) the_template->resolve(i);
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/inputs.h"
#include "resource/resource.h"
#include "resource/value.h"
#include "text/sources.h"
#include "text/span.h"
#include "tree/tree.h"

namespace plimsoll {

// The files of src/terraform are Documents, too; nothing in this room reads them.
enum class Kind : std::uint8_t { sam, cloudformation, terraform, terraform_json, terraform_plan };

// "sam", "cloudformation", "terraform", "terraform-json", "terraform-plan": as reports call it.
std::string_view name(Kind kind);

// Whether a text can be a template at all. Costs a search of the text instead of a parse; says yes
// too often, never no to a template.
bool may_be_template(std::string_view text);

// What kind of template one YAML or JSON document is; its content decides, never the file's name.
std::optional<Kind> sniff(Node root);

// One file, parsed. Immutable; the Templates that use it share it.
struct Document {
  FileId file{};
  std::optional<Kind> kind;  // none: not a template; of a broken file, what it is meant to be
  Tree tree;                 // with comments and duplicate keys as written
  // Of the first document in the file that is a template; else of the first. A false Node, or no
  // mapping, where the file is broken: then there are no resources.
  Node root;
  std::vector<Note> problems;  // where the parser stopped, and why
};
using DocumentPtr = std::shared_ptr<const Document>;

DocumentPtr read_document(const Sources& sources, FileId file);

// What templates that are analysed together export, so that one's Fn::ImportValue finds another's
// output. Names are compared as far as they are known; an import that fits none is opaque.
class Exports {
 public:
  // Where an export is declared. The file is read again by whoever imports it, so that templates
  // need not stay in memory for those that may ask.
  struct Export {
    std::string path;
    std::string output;  // logical id in the template there
  };

  void add(const DocumentPtr& document, const Inputs& inputs, const Sources& sources);
  void add(const Exports& others);
  // The export of that name if there is exactly one; else null.
  const Export* find(const Value& name) const;

 private:
  std::map<std::string, std::vector<Export>, std::less<>> by_name_;  // as printed
};

// Whether this document says Fn::ImportValue anywhere. Only such documents need the Exports of all
// others before they can be read.
bool imports_anything(const Document& document);

// What would be deployed. Every format's reader returns one. Not safe to use from several threads.
class Template {
 public:
  virtual ~Template() = default;

  // Assignments of values to the parameters that conditions compare, one representative of each
  // kind; the first is what the defaults make. At least one.
  virtual std::size_t scenario_count() const = 0;
  // False when there are too many scenarios to look at each: then every condition is once true and
  // once false, and so are pairs of conditions that meet in one resource.
  virtual bool covers_all_scenarios() const = 0;
  // Resources of one scenario. The same resource in two scenarios shares its values.
  virtual Resources resolve(std::size_t scenario) = 0;
  // The shortest description of these scenarios: "when IsProd", "unless IsProd", "when Env is
  // prod"; empty when they are all of them. Where several would do, it is in terms of the
  // conditions on which these places depend: without all scenarios at hand others may hold there by
  // chance.
  virtual std::string describe(const std::vector<std::size_t>& scenarios,
                               std::span<const Span> places) const = 0;
  std::string describe(const std::vector<std::size_t>& scenarios) const {
    return describe(scenarios, {});
  }

  // Every file that was read for it: itself first, then nested and imported templates, definition
  // files and includes. Their comments and duplicate keys are in their trees.
  virtual const std::vector<DocumentPtr>& documents() const = 0;
  // Resource ids that start with one of these belong to a template that is only looked at because
  // this one imports from it: what is wrong there is reported with that template.
  virtual const std::vector<std::string>& context_prefixes() const = 0;
  // The template's own `Metadata` section (suppressions for the whole template); may be absent.
  virtual Value metadata() const = 0;
};

// Reads a SAM or CloudFormation template. SAM's types are still in what is evaluated of a stack;
// expand_sam (read/sam.h) replaces them, once a stack and scenario. `sources` and `exports` must
// outlive the template. Without parameters given, and
// for SAM, the overrides in the samconfig.toml beside it replace defaults. `document` must have a
// kind.
std::unique_ptr<Template> read_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports = nullptr);

}  // namespace plimsoll
