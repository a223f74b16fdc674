// Words of a finding as GitHub's and GitLab's Markdown.
//
// In: text in which names stand in backticks. Out: the same words, whatever is in them: no markup,
// no mention, no link and no HTML comes from a file that was analysed.
#pragma once

#include <string>
#include <string_view>

namespace plimsoll {

// For a cell of a table: on one line.
std::string markdown_cell(std::string_view text);

// A fenced block that no text inside it ends.
std::string markdown_block(std::string_view text);

}  // namespace plimsoll
