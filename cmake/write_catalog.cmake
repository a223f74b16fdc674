# Writes the table of checks:
#   cmake -D LIST=<file with the paths of the .cpp files> -D OUT=<file> -P write_catalog.cmake
#
# A page becomes one string literal. 65,535 bytes is what every compiler takes, so a longer page is
# refused.

set(longest_page 65000)

# The text as adjacent string literals, one a line.
function(quote_text text out)
  string(REPLACE "\\" "\\\\" text "${text}")
  string(REPLACE "\"" "\\\"" text "${text}")
  string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
  set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

file(STRINGS ${LIST} checks)
set(declarations "")
set(entries "")
set(count 0)
foreach(check IN LISTS checks)
  get_filename_component(stem ${check} NAME_WE)
  get_filename_component(folder ${check} DIRECTORY)
  get_filename_component(topic ${folder} NAME)

  file(SIZE ${folder}/${stem}.md size)
  if(size GREATER longest_page)
    message(FATAL_ERROR "${folder}/${stem}.md has ${size} bytes; the most is ${longest_page}")
  endif()
  file(READ ${folder}/${stem}.md page)
  quote_text("${page}" literal)

  string(APPEND declarations "extern const Check ${stem};\n")
  string(APPEND entries "    {\"${topic}\", &${stem},\n    ${literal}sv},\n")
  math(EXPR count "${count} + 1")
endforeach()

set(table "// Written by cmake/write_catalog.cmake from the file names in checks/.
#include <array>
#include <string_view>

#include \"check/catalog.h\"

namespace plimsoll {

${declarations}
namespace {

// Literals that know their length: clang gives up on counting that of every page.
using namespace std::string_view_literals;

constexpr std::array<CatalogEntry, ${count}> entries{{
${entries}}};

}  // namespace

std::span<const CatalogEntry> catalog() { return entries; }

}  // namespace plimsoll
")
file(WRITE ${OUT} "${table}")
