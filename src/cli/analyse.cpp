#include "cli/analyse.h"

#include <algorithm>
#include <exception>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "cli/judge.h"
#include "cli/open_template.h"
#include "terraform/file.h"
#include "terraform/given.h"
#include "terraform/plan.h"
#include "terraform/plan_secrets.h"

namespace plimsoll {
namespace {

constexpr std::size_t head_size = 1U << 16U;

// Whether a file that could not be read as a whole begins like a template. Data that merely lies
// in the folder is nobody's template, however large or binary it is.
bool begins_like_template(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return true;  // who knows; it is better to say so
  std::string head(head_size, '\0');
  stream.read(head.data(), head_size);
  head.resize(static_cast<std::size_t>(stream.gcount()));
  const Result<Decoded> decoded = decode(std::move(head));
  return decoded && may_be_template(decoded->text);
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Somebody meant this to be a template, though its syntax is broken.
bool is_meant_as_template(std::string_view text) {
  return contains(text, "AWSTemplateFormatVersion") || contains(text, "\"planned_values\"") ||
         (contains(text, "Resources") && contains(text, "AWS::"));
}

// Written for Jinja, Helm, cookiecutter, Velocity …: a template only after it has been rendered.
bool is_to_be_rendered(std::string_view text) {
  return contains(text, "{%") || contains(text, "{{") || contains(text, "#set(");
}

// The analysis of one candidate, step by step.
class Analyser {
 public:
  Analyser(const Job& job, const Plan& plan, Sources& sources, Kept& kept)
      : candidate_(job.candidate),
        settings_(job.settings),
        plan_(plan),
        sources_(sources),
        kept_(kept) {
    analysis_.path = plain_path(candidate_.path);
  }

  // With null, a template that imports is left waiting.
  Analysis run(const Exports* exports) {
    if (open() && recognise()) read(exports);
    std::erase_if(analysis_.findings,
                  [this](const Finding& finding) { return !is_wanted(finding, settings_); });
    for (Finding& finding : analysis_.findings) {
      finding.fails = fails(finding, settings_);
    }
    if (is_drawn_) analysis_.graph = drawing_.take(analysis_.path, analysis_.findings);
    kept_.adopt(analysis_.findings, sources_);
    hide_secrets();
    return std::move(analysis_);
  }

 private:
  bool open() {
    if (plan_.options.stdin_filename == candidate_.path) return open_stdin();
    const Sources::Opened opened = sources_.open(candidate_.path);
    file_ = opened.file;
    if (opened.trouble.empty()) return true;
    const bool is_module = terraform::is_configuration(candidate_.path);
    if (candidate_.named || is_module || begins_like_template(candidate_.path)) {
      judge_unreadable({{file_, 0, 0}, opened.trouble});
    }
    return false;
  }

  bool open_stdin() {
    Result<Decoded> decoded = decode(plan_.stdin_text);
    file_ = sources_.add(candidate_.path, decoded ? std::move(decoded->text) : "");
    if (decoded) return true;
    judge_unreadable({{file_, 0, 0}, decoded.trouble()});
    return false;
  }

  std::string_view text() const { return sources_[file_].text(); }

  bool recognise() {
    const bool is_module = terraform::is_configuration(candidate_.path);
    if (!candidate_.named && !is_module && !may_be_template(text())) return false;
    document_ = open_document(sources_, file_);
    const bool is_rendered = candidate_.named || !is_to_be_rendered(text());
    // The problems of a module are those of all of its files: it says them itself.
    if (document_->problems.empty() || (is_module && is_rendered)) {
      if (!document_->kind) explain_no_template();
      return document_->kind.has_value();
    }
    if (!is_rendered) {
      leave_out("to be rendered by another tool first");
    } else if (candidate_.named || is_meant_as_template(text())) {
      // What is missing behind the place where the parser stopped is unknown: nothing else is said.
      judge_reading();
    }
    return false;
  }

  // A plan has passwords in it, and may have everything in one line.
  void hide_secrets() {
    if (analysis_.findings.empty() || !document_) return;
    if (document_->kind == Kind::terraform_plan) {
      kept_.hide(terraform::secrets_in(document_->root), sources_);
    }
  }

  void explain_no_template() {
    if (!candidate_.named) return;
    if (text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
      add_problem("is empty");
    } else if (terraform::is_state(document_->root)) {
      add_problem(
          "is a state of Terraform, which says what there is and not what is written for it; "
          "`terraform plan -out=plan && terraform show -json plan` prints a plan");
    } else {
      add_problem(
          "is not a template: it has no `Resources` with types such as `AWS::Lambda::Function`");
    }
  }

  void leave_out(std::string why) {
    analysis_.verdict = Verdict::left_out;
    analysis_.why_left_out = std::move(why);
  }

  void read(const Exports* exports) {
    Result<Inputs> inputs = read_inputs(plan_.options, settings_.parameters, sources_);
    if (!inputs) return;  // said once, for the whole run
    const std::unique_ptr<Template> alone = open_template(document_, *inputs, sources_);
    note_documents(*alone);
    const bool may_export = exports == nullptr && has_exports(*document_->kind);
    if (may_export) analysis_.exports.add(document_, *inputs, sources_);
    if (may_export && imports()) {
      analysis_.verdict = Verdict::waiting;
    } else if (exports == nullptr) {
      judge(*alone);
    } else {
      judge(*open_template(document_, *inputs, sources_, exports));
    }
  }

  // Itself and what is deployed with it; not what it imports from.
  void note_documents(const Template& alone) {
    for (const DocumentPtr& document : alone.documents()) {
      own_documents_.push_back(document);
      const bool is_nested = document->kind && document->file != file_;
      if (is_nested) analysis_.nested.push_back(plain_path(sources_[document->file].path()));
    }
  }

  bool imports() const {
    return std::ranges::any_of(
        own_documents_, [](const DocumentPtr& document) { return imports_anything(*document); });
  }

  void judge_reading() {
    own_documents_.push_back(document_);
    judge_reading(reading_of(own_documents_));
  }

  void judge_unreadable(Note why) {
    Reading reading;
    reading.unreadable.push_back(std::move(why));
    judge_reading(std::move(reading));
  }

  void judge_reading(Reading reading) {
    analysis_.verdict = Verdict::analysed;
    take_unreadable(reading.unreadable);
    Judge judge(settings_.checks, settings_.assumptions);
    analysis_.findings = judge.judge(std::move(reading));
    take_crashes(judge);
  }

  void judge(Template& whole) {
    analysis_.verdict = Verdict::analysed;
    analysis_.input.file = analysis_.path;
    analysis_.input.kind = name(*document_->kind);
    for (const DocumentPtr& document : own_documents_) take_unreadable(document->problems);
    Judge judge(settings_.checks, settings_.assumptions);
    DeployedFilesByResource deployed;
    if (plan_.options.changed_since) judge.collect(deployed);
    is_drawn_ = plan_.draw;
    if (is_drawn_) judge.draw(drawing_);
    analysis_.findings = judge.judge(whole, own_documents_, sources_, analysis_.input);
    analysis_.deployed = deployed.take(own_documents_, sources_);
    take_crashes(judge);
    analysis_.skipped = judge.refused();
  }

  void take_crashes(const Judge& judge) {
    for (const Crash& crash : judge.crashes()) {
      std::string message = fmt::format("internal error in `{}`: {}", crash.check->id, crash.what);
      analysis_.problems.push_back({analysis_.path, {}, std::move(message), true});
    }
  }

  // Even when the check that reports it does not run, what cannot be read must not pass for fine.
  void take_unreadable(const std::vector<Note>& notes) {
    if (notes.empty()) return;
    analysis_.unreadable = true;
    const bool reported = std::ranges::any_of(
        settings_.checks, [](const Check* check) { return check->id == "unreadable"; });
    if (reported) return;
    for (const Note& note : notes) {
      const SourceFile& file = sources_[note.span.file];
      analysis_.problems.push_back(
          {plain_path(file.path()), file.position(note.span.begin), note.text});
    }
  }

  void add_problem(std::string message) {
    analysis_.problems.push_back({analysis_.path, {}, std::move(message)});
  }

  const Candidate& candidate_;
  const Settings& settings_;
  const Plan& plan_;
  Sources& sources_;
  Kept& kept_;
  Analysis analysis_;
  graph::Drawing drawing_;
  bool is_drawn_ = false;
  FileId file_{};
  DocumentPtr document_;
  std::vector<DocumentPtr> own_documents_;
};

}  // namespace

Analysis analyse(const Job& job, const Plan& plan, const Exports* exports, Kept& kept) {
  Sources sources(plan.overlay);
  std::string what;
  try {
    return Analyser(job, plan, sources, kept).run(exports);
  } catch (const std::exception& error) {
    what = error.what();
  }
  // One template must not take the others down with it.
  Analysis failed;
  failed.path = plain_path(job.candidate.path);
  failed.problems.push_back({failed.path, {}, "internal error: " + what, true});
  return failed;
}

Result<Inputs> read_inputs(const CheckOptions& options, std::vector<Given> configured,
                           Sources& sources) {
  Inputs inputs{std::move(configured), {}};
  for (const std::string& path : options.parameter_files) {
    Result<std::vector<Given>> given = terraform::is_values_file(path)
                                           ? terraform::read_values_file(sources, path)
                                           : read_parameter_file(sources, path);
    if (!given) return Trouble{fmt::format("parameter file `{}` {}", path, given.trouble())};
    std::ranges::move(*given, std::back_inserter(inputs.given));
  }
  const std::vector<Given>& typed = options.layer.parameters;
  inputs.given.insert(inputs.given.end(), typed.begin(), typed.end());
  return inputs;
}

}  // namespace plimsoll
