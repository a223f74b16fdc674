#include "cli/write_edits.h"

#include <map>

#include "cli/open_template.h"
#include "edit/editor.h"
#include "edit/literal.h"

namespace plimsoll {
namespace {

// The file of its first change; the others must lie there, too, or the editor will not find them.
FileId file_of(const Fix& fix) {
  const Change& first = fix.changes.front();
  const bool has_owner = first.kind != Change::Kind::rewrite;
  return has_owner ? first.owner.file : first.written.file;
}

// Editors are made when they are needed: most templates have nothing to mend.
class Editors {
 public:
  Editors(std::span<const DocumentPtr> documents, const Sources& sources)
      : documents_(documents), sources_(sources) {}

  std::vector<TextEdit> edits(const Fix& fix) {
    const FileId file = file_of(fix);
    for (const DocumentPtr& document : documents_) {
      if (document->file != file || !document->kind) continue;
      // A plan is what comes of a configuration: nobody writes it.
      if (*document->kind == Kind::terraform_plan) return {};
      if (is_terraform(*document->kind)) return literal_edits(fix, sources_[file]);
      return editors_.try_emplace(file, document->tree, sources_[file]).first->second.edits(fix);
    }
    return {};
  }

 private:
  std::span<const DocumentPtr> documents_;
  const Sources& sources_;
  std::map<FileId, Editor> editors_;
};

}  // namespace

void write_edits(std::vector<Finding>& findings, std::span<const DocumentPtr> documents,
                 const Sources& sources) {
  Editors editors(documents, sources);
  for (Finding& finding : findings) {
    if (!finding.fix.changes.empty()) finding.fix.edits = editors.edits(finding.fix);
    finding.fix.changes = {};  // they have served their purpose
  }
}

}  // namespace plimsoll
