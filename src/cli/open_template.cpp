#include "cli/open_template.h"

#include "terraform/plan.h"

namespace plimsoll {

std::unique_ptr<Template> open_template(const DocumentPtr& document, const Inputs& inputs,
                                        Sources& sources, const Exports* exports) {
  if (document->kind == Kind::terraform_plan) return terraform::read_plan(document, sources);
  return read_template(document, inputs, sources, exports);
}

bool has_exports(Kind kind) {
  return kind == Kind::sam || kind == Kind::cloudformation;
}

}  // namespace plimsoll
