// Every file that a run reads, each once. The only place that opens input files.
//
// In: paths. Out: SourceFiles that stay where they are for the life of Sources.
// Refuses: files above the size limit (before reading them), what is not a regular file, binary
// files. A refused file still has an id and an empty text, so that a finding can point at it.
// Safe to use from several threads.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "text/result.h"
#include "text/source.h"
#include "text/span.h"

namespace plimsoll {

// Bytes that stand in the place of files: what these would hold after `check --fix`. By path
// without `.` and `..`.
using Overlay = std::map<std::string, std::string, std::less<>>;

class Sources {
 public:
  // A plan of 20,000 resources has 50 MB; nothing that people write comes near this.
  static constexpr std::uintmax_t default_size_limit = 256U << 20U;

  explicit Sources(std::uintmax_t size_limit = default_size_limit) : size_limit_(size_limit) {}
  // The overlay must outlive this.
  explicit Sources(const Overlay& overlay) : Sources() { overlay_ = &overlay; }

  // What became of opening a file: its id, and why its text is empty, if it could not be read.
  struct Opened {
    FileId file{};
    std::string trouble;  // empty when the file was read
  };

  // Reads a file, or finds it again when the same path was opened before.
  Opened open(const std::string& path);
  // Adds a text that is not read from disk: standard input, an example of a page. From now on
  // `open` finds it under its path.
  FileId add(std::string path, std::string text);

  const SourceFile& operator[](FileId file) const;

  // Where a span is printed from: "path:line:column" comparisons go by path, never by id.
  bool before(const Span& left, const Span& right) const;

 private:
  FileId emplace(std::string path, Decoded decoded);
  Result<Decoded> read(const std::string& path) const;

  std::uintmax_t size_limit_;
  const Overlay* overlay_ = nullptr;
  mutable std::mutex mutex_;
  std::deque<SourceFile> files_;
  std::map<std::string, Opened, std::less<>> by_path_;
};

}  // namespace plimsoll
