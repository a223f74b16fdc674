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
#include <variant>
#include <vector>

#include "code/function_code.h"
#include "code/package.h"
#include "outline/follow.h"
#include "resource/handler_package.h"
#include "text/sources.h"

namespace plimsoll {

// How the sources of a runtime are read: walked statement by statement, or outlined.
using HandlerLanguage = std::variant<code::Ecosystem, outline::Language>;

class HandlerReader {
 public:
  explicit HandlerReader(Sources& sources) : sources_(sources) {}

  // Of a `local` package, or of an `inlined` one of an ecosystem.
  const code::FunctionCode& follow(const HandlerPackage& package, HandlerLanguage language,
                                   const std::string& handler);

  // The files that were opened, and those that were not, with the reason; in the order of their
  // paths.
  std::vector<FileId> files() const;
  std::vector<code::SourceFiles::Refused> refused() const;
  // Sources that stand in templates.
  std::vector<const code::Module*> inlined() const;
  const Sources& sources() const { return sources_; }

 private:
  struct Wanted {
    std::vector<std::string> roots;
    HandlerLanguage language;
    std::string handler;
    std::string build_method;
    Span inlined;        // where the source is written, if it stands in the template
    std::string source;  // and what it is

    friend auto operator<=>(const Wanted&, const Wanted&) = default;
  };

  code::FunctionCode follow(const Wanted& wanted, const HandlerPackage& package);
  code::FunctionCode walk(const Wanted& wanted, code::Ecosystem ecosystem,
                          const HandlerPackage& package);
  code::Modules& modules_in(const std::string& project);
  outline::Outlines& outlines_in(const std::string& project);

  Sources& sources_;
  std::map<std::string, code::Modules> modules_;  // by project, as the next
  std::map<std::string, outline::Outlines> outlines_;
  std::map<Wanted, code::FunctionCode> followed_;
};

}  // namespace plimsoll
