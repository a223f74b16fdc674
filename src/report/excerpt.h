// The lines of a file that are shown in a report: what is kept of a source text when everything
// else of a template has been let go.
//
// In: source files and spans in them. Out: the same positions and texts as the source file gave,
// for those spans only; offsets stay what they were.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.h"
#include "text/span.h"

namespace plimsoll {

class Excerpt {
 public:
  explicit Excerpt(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  // Keeps the line in which an offset of the source file lies.
  void keep(const SourceFile& file, std::uint32_t offset);
  // Makes asterisks of a text, as far as its line was kept, for whoever shows that line. ASCII
  // alone, so that columns stay what they were.
  void mask(std::uint32_t begin, std::uint32_t end);

  // All of these take offsets of lines that were kept.
  Position position(std::uint32_t offset) const;
  std::string_view line(std::uint32_t offset) const;  // without its line break
  std::uint32_t line_begin(std::uint32_t offset) const;

 private:
  // Minified JSON has everything in one line: counting its columns from the beginning every time
  // would take time that grows with the square of its length.
  struct Milestone {
    std::size_t at = 0;  // in bytes from the beginning of the line
    Position position;
  };
  struct Line {
    std::string text;
    std::vector<Milestone> milestones;  // the first at the beginning, the others at even distances
  };
  using Lines = std::map<std::uint32_t, Line>;  // by the offset at which they begin

  Lines::const_iterator find(std::uint32_t offset) const;
  static std::vector<Milestone> milestones_of(std::string_view text, int number);

  std::string path_;
  Lines lines_;
};

// The excerpts of a run, one a file. A FileId counts within one of these, or within one Sources.
class Excerpts {
 public:
  const Excerpt& operator[](FileId file) const { return files_[static_cast<std::size_t>(file)]; }
  // Keeps what a span needs, under this path. The span in the excerpt.
  Span keep(const std::string& path, const SourceFile& file, const Span& span);
  // What was kept of a span is a secret.
  void mask(const Span& span);
  // The same of a span in a source file, of which other lines may have been kept, or none.
  void mask(const std::string& path, const Span& span);
  std::vector<std::string> paths() const;

 private:
  std::deque<Excerpt> files_;
  std::map<std::string, FileId, std::less<>> by_path_;
};

}  // namespace plimsoll
