// The sources of handlers, each read once however many functions and scenarios use it.
//
// In: where packages lie, and handlers as templates write them. Out: what their code does, which
// stays as long as the reader. What could not be read is remembered with the reason. Not safe to
// use from several threads: each analysis has its own.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "code/function_code.h"
#include "code/package.h"
#include "resource/handler_package.h"
#include "text/sources.h"

namespace plimsoll {

class HandlerReader {
 public:
  explicit HandlerReader(Sources& sources) : sources_(sources) {}

  // Of a `local` or `inlined` package.
  const code::FunctionCode& follow(const HandlerPackage& package, code::Ecosystem ecosystem,
                                   const std::string& handler);

  // The files that were opened, and those that were not, with the reason; in the order of their
  // paths.
  std::vector<FileId> files() const;
  std::vector<code::Modules::Refused> refused() const;
  const Sources& sources() const { return sources_; }

 private:
  struct Wanted {
    std::vector<std::string> roots;
    code::Ecosystem ecosystem{};
    std::string handler;
    Span inlined;        // where the source is written, if it stands in the template
    std::string source;  // and what it is

    friend auto operator<=>(const Wanted&, const Wanted&) = default;
  };

  code::FunctionCode follow(const Wanted& wanted, const HandlerPackage& package);
  code::Modules& modules_in(const std::string& project);

  Sources& sources_;
  std::map<std::string, code::Modules> modules_;  // by project
  std::map<Wanted, code::FunctionCode> followed_;
};

}  // namespace plimsoll
