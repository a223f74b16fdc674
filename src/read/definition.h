// What a resource says in another file or language: a state machine's definition, an API's OpenAPI
// body, given as a local file or as a string of JSON.
//
// In: a resource as evaluated. Out: the same, with the contents as values under `Definition` or
// `Body`/`DefinitionBody`; where they come from a file, with spans in that file.
#pragma once

#include <functional>
#include <string_view>

#include "resource/resource.h"
#include "tree/tree.h"

namespace plimsoll {

// The root of the file at a path, as written in the template; false when it is not here.
using OpenFile = std::function<Node(std::string_view path)>;

void read_definition(Resource& resource, const OpenFile& open_file);

// A text of JSON as a value, each part of it with the span of the text as a whole: holes in the
// text stay holes. Absent when it is not JSON.
Value parse_json_text(const Value& text);

// `${Name}` in every string of `value` replaced by the entry of that name, where there is one.
Value substitute(const Value& value, const Value& substitutions);

}  // namespace plimsoll
