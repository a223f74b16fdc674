// Reports that are written to files.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// Replaces a file as a whole: the text goes to a new file in the same folder, which is then
// renamed, so nobody ever sees half a report. What is no regular file (a terminal, a pipe) is
// written to. What went wrong, or nothing.
std::string write_file(const std::string& path, std::string_view text);

// Adds to the end of a file that others write to as well. What went wrong, or nothing.
std::string append_to_file(const std::string& path, std::string_view text);

}  // namespace plimsoll
