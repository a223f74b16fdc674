#include "cli/mend.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "edit/apply.h"
#include "terraform/file.h"
#include "tree/tree.h"

namespace plimsoll {
namespace {

// An edit may make room for another, but who needs more passes than this goes in circles.
constexpr int most_passes = 10;

// What stands in the place of a broken half of a pair.
constexpr std::string_view lost = "\xEF\xBF\xBD";

bool is_utf16(const Decoded& decoded) {
  return decoded.encoding == Encoding::utf16_le || decoded.encoding == Encoding::utf16_be;
}

bool parses(const std::string& path, const std::string& text) {
  Sources sources;
  const FileId file = sources.add(path, text);
  return terraform::is_configuration(path)
             ? terraform::read_file(sources, file).document->problems.empty()
             : parse(sources[file]).problems.empty();
}

// The findings of one pass whose edits are made together in one file.
struct Batch {
  std::vector<const Finding*> findings;
  std::vector<TextEdit> edits;

  // Leaves out what another edit of this pass is in the way of; the next pass sees to it.
  void add(const Finding& finding) {
    const std::vector<TextEdit>& wanted = finding.fix.edits;
    const bool free = std::ranges::none_of(wanted, [this](const TextEdit& edit) {
      return std::ranges::any_of(edits,
                                 [&edit](const TextEdit& made) { return overlap(edit, made); });
    });
    if (!free) return;
    findings.push_back(&finding);
    edits.insert(edits.end(), wanted.begin(), wanted.end());
  }
};

class Mender {
 public:
  explicit Mender(Plan& plan) : plan_(plan) {}

  Mending run() {
    for (int pass = 0; pass <= most_passes; ++pass) {
      mending_.kept = std::make_unique<Kept>();
      mending_.finished = run_check(plan_, *mending_.kept);
      if (pass == most_passes || !make_pass()) break;
    }
    note_what_is_left();
    std::erase_if(mending_.files, [](const auto& file) {
      return file.second.before.text == file.second.after.text;
    });
    mending_.finished.run.mended = std::move(mended_);
    return std::move(mending_);
  }

 private:
  // Whether any edit was made.
  bool make_pass() {
    std::map<std::string, Batch> batches;
    for (const Finding& finding : mending_.finished.run.findings) {
      if (!is_mended_by_fix(finding)) continue;
      const std::string& path = path_of(finding);
      if (why_not(path).empty()) batches[path].add(finding);
    }
    bool any = false;
    for (const auto& [path, batch] : batches) any = make(path, batch) || any;
    return any;
  }

  bool make(const std::string& path, const Batch& batch) {
    MendedFile* file = open(path);
    if (file == nullptr) return refuse(path, "its bytes cannot be written back as they are");
    std::string after = apply_edits(file->after.text, batch.edits);
    const bool is_new = seen_[path].insert(after).second;
    if (!is_new) return refuse(path, "what is asked for here contradicts itself");
    if (!parses(path, after)) return refuse(path, "the file could not be read after it");
    file->after.text = std::move(after);
    put(path, encode(file->after));
    for (const Finding* finding : batch.findings) note(*finding, "");
    return true;
  }

  bool refuse(const std::string& path, std::string why) {
    refused_[path] = std::move(why);
    return false;
  }

  // Why nothing may be changed in a file, or nothing.
  std::string why_not(const std::string& path) const {
    const auto refused = refused_.find(path);
    if (refused != refused_.end()) return refused->second;
    const bool asked_for = std::ranges::binary_search(mending_.finished.files, path);
    return asked_for ? "" : "its file lies outside the paths to check";
  }

  // The file as it is now; null when it would not be the same after decoding and encoding.
  MendedFile* open(const std::string& path) {
    const auto known = mending_.files.find(path);
    if (known != mending_.files.end()) return &known->second;
    const Result<Decoded> decoded = read(path);
    if (!decoded || (is_utf16(*decoded) && decoded->text.find(lost) != std::string::npos)) {
      return nullptr;
    }
    seen_[path].insert(decoded->text);
    return &mending_.files.emplace(path, MendedFile{*decoded, *decoded}).first->second;
  }

  Result<Decoded> read(const std::string& path) const {
    if (is_stdin(path)) return decode(plan_.stdin_text);
    Sources sources;
    const Sources::Opened opened = sources.open(path);
    if (!opened.trouble.empty()) return Trouble{opened.trouble};
    const SourceFile& file = sources[opened.file];
    return Decoded{std::string(file.text()), file.encoding()};
  }

  void put(const std::string& path, std::string bytes) {
    (is_stdin(path) ? plan_.stdin_text : plan_.overlay[path]) = std::move(bytes);
  }

  bool is_stdin(const std::string& path) const {
    return plan_.options.stdin_filename && plain_path(*plan_.options.stdin_filename) == path;
  }

  const std::string& path_of(const Finding& finding) const {
    return mending_.kept->files()[finding.fix.edits.front().span.file].path();
  }

  void note_what_is_left() {
    for (const Finding& finding : mending_.finished.run.findings) {
      if (!is_mended_by_fix(finding)) continue;
      const std::string why = why_not(path_of(finding));
      note(finding, why.empty() ? "other edits keep undoing it" : why);
    }
  }

  void note(const Finding& finding, std::string why_not) {
    const Excerpt& file = mending_.kept->files()[finding.span.file];
    mended_.push_back({file.path(), file.position(finding.span.begin).line, finding.check,
                       finding.help, std::move(why_not)});
  }

  Plan& plan_;
  Mending mending_;
  std::map<std::string, std::string> refused_;         // why, by path
  std::map<std::string, std::set<std::string>> seen_;  // what each file has been, by path
  std::vector<Mended> mended_;
};

}  // namespace

Mending mend(Plan& plan) {
  return Mender(plan).run();
}

}  // namespace plimsoll
