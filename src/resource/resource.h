// The resources of one deployment, in CloudFormation's vocabulary, with conditions decided.
//
// In: what a reader made of a template in one scenario. Out: plain lists; SAM's resources are
// already replaced by what the transform generates.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "resource/handler_package.h"
#include "resource/local_file.h"
#include "resource/unknown_name.h"
#include "resource/value.h"

namespace plimsoll {

// What DependsOn says: another resource, by its id, and where that is written.
struct Dependency {
  std::string id;
  Span span;
};

struct Resource {
  // Unique in the deployment: the logical id or Terraform address, with the path of nested stacks
  // before it ("Network/Vpc"). References use it.
  std::string id;
  // As the file calls it: the logical id alone.
  std::string name;
  std::string type;  // "AWS::Lambda::Function"
  // The key that declares it. Of a generated resource, the line that caused it.
  Span span;
  Value properties;
  // The id of the resource in the file that made the reader generate this one; else empty.
  std::string generated_by;
  std::vector<Dependency> depends_on;
  // Sections beside Properties that checks read: Metadata, UpdatePolicy, Connectors …; a map. Also
  // `Cors` of a SAM API, which no property of the API says.
  Value attributes;
};

// What could not be evaluated offline, once each: a macro, a remote include, a module source.
struct Region {
  Span span;
  std::string why;
};

// Whose names the author of the files writes. What checks say is put into these.
enum class Vocabulary : std::uint8_t { cloudformation, terraform };

// One scenario of one input and everything that is deployed with it (nested and imported stacks).
struct Resources {
  std::vector<Resource> all;  // in the order of the file, generated ones after their cause
  // SAM's resources as they are written, Globals merged in: for what the transform refuses or
  // leaves out, which nothing in `all` shows any more.
  std::vector<Resource> serverless;
  std::string scenario;  // "when IsProd"; empty when nothing is conditional
  std::vector<Region> not_evaluated;
  std::vector<UnknownName> unknown_names;
  std::vector<LocalFile> local_files;
  std::vector<HandlerPackage> handler_packages;  // of every function, at most one each
  // Ids of resources that outputs name: who uses those is not in the files.
  std::vector<std::string> handed_out;
  // A macro may add, change or remove any resource: of nothing can it be said that it is missing.
  bool open = false;
  Vocabulary written_in = Vocabulary::cloudformation;
};

// The resources, one property a line, for `dump --step resources` and the golden tests.
std::string print(const Resources& resources);

}  // namespace plimsoll
