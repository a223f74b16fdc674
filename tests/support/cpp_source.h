// A C++ file as the rules of the house see it: includes, functions with their lengths, wordings.
//
// In: the text of a file formatted by clang-format. Out: what the rules are about. This is a
// scanner, no parser: it knows comments, literals, brackets and the words before them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plimsoll::test {

// The text with comments, and what stands inside string and character literals, made blank; line
// breaks stay.
std::string without_comments_and_literals(std::string_view text);

// "room/file.h" of every #include "room/file.h".
std::vector<std::string> house_includes(std::string_view text);

// What a header puts into its namespace: "plimsoll::Queue" of a type that it defines,
// "plimsoll::print(const Value&)" of a function that it declares.
std::vector<std::string> external_names(std::string_view header);

struct FunctionSize {
  std::string head;  // "void run(const Deployment& deployment, Report& report)"
  int line = 1;      // where its body opens
  int lines = 1;     // from the opening brace's line to the closing one's
};

// Every function defined in the file; lambdas count with the function around them.
std::vector<FunctionSize> functions(std::string_view text);

// The first string literal in the arguments of every `.find(`, `.note(`, `.fails(` and `.advise(`,
// adjacent literals joined; a literal without a space is no wording.
std::vector<std::string> wordings(std::string_view text);

// Does a text contain the wording, whatever its holes were filled with?
bool shows(std::string_view text, std::string_view wording);

}  // namespace plimsoll::test
