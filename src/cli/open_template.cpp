#include "cli/open_template.h"

#include "terraform/configuration.h"
#include "terraform/file.h"
#include "terraform/plan.h"

namespace plimsoll {

DocumentPtr open_document(const Sources& sources, FileId file) {
  const bool is_module = terraform::is_configuration(sources[file].path());
  return is_module ? terraform::read_file(sources, file).document : read_document(sources, file);
}

std::unique_ptr<Template> open_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports) {
  if (document->kind == Kind::terraform_plan) return terraform::read_plan(document, sources);
  if (is_terraform(*document->kind)) return terraform::read_module(document, inputs, sources);
  return read_template(document, inputs, sources, exports);
}

bool is_terraform(Kind kind) {
  return !has_exports(kind);
}

bool has_exports(Kind kind) {
  return kind == Kind::sam || kind == Kind::cloudformation;
}

}  // namespace plimsoll
