// Files below /tmp, which are as large as what somebody put there.
#include <algorithm>
#include <array>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

bool is_temporary(const Meaning& path);

bool first_is_temporary(const Library& made) {
  return made.called && made.arguments != nullptr && !made.arguments->empty() &&
         is_temporary(made.arguments->front().second);
}

// "/tmp/…", and `os.path.join("/tmp", …)`.
bool is_temporary(const Meaning& path) {
  if (const auto* text = path.as<Text>()) {
    return !text->parts.empty() && text->parts[0].kind == TextPart::Kind::literal &&
           text->parts[0].text.starts_with("/tmp");
  }
  const auto* library = path.as<Library>();
  return library != nullptr && library->way.back() == "join" && first_is_temporary(*library);
}

bool writes(const Passing& passing) {
  const Meaning* mode = by_position(passing, 1);
  if (mode == nullptr) mode = by_keyword(passing, "mode");
  const std::optional<std::string> known = mode == nullptr ? std::nullopt : literal(*mode);
  return known && known->find_first_of("wax") != std::string::npos;
}

template <std::size_t count>
bool has(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// "fs", "node:fs", "fs/promises"; nothing for what is no function of theirs.
std::string_view node_function(const Library& library) {
  std::string_view module = library.way.front();
  if (module.starts_with("node:")) module.remove_prefix(5);
  const bool files = module == "fs" || module == "fs/promises" || module == "fs-extra";
  return files && library.way.size() > 1 ? std::string_view(library.way.back()) : "";
}

}  // namespace

std::optional<Meaning> call_file_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at) {
  constexpr std::array<std::string_view, 2> reading{"readFile", "readFileSync"};
  constexpr std::array<std::string_view, 3> writing{"createWriteStream", "writeFile",
                                                    "writeFileSync"};
  const Meaning* path = by_position(passing, 0);
  const bool temporary = path != nullptr && is_temporary(*path);
  const std::string way = library.dotted();
  const std::string_view function = node_function(library);
  if ((way == "open" && writes(passing) && temporary) || (has(writing, function) && temporary)) {
    walker.record.temporary_file({at, {}});
  }
  const bool whole_in_python = way == "open.read" && passing.empty() && first_is_temporary(library);
  if (whole_in_python || (has(reading, function) && temporary)) {
    WholeRead read;
    read.span = at;
    read.what = WholeRead::Of::file;
    walker.record.whole_read(std::move(read));
  }
  return std::nullopt;
}

}  // namespace plimsoll::code
