#include "cli/write_edits.h"

#include <map>

#include "cli/open_template.h"
#include "edit/editor.h"

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
      // What is to be written is in CloudFormation's words.
      if (is_terraform(*document->kind)) return {};
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
