// What a resource says in another file: a state machine's definition, an API's OpenAPI body.
//
// In: a resource as evaluated. Out: the same, with the file's contents under the property that
// would hold them if they were written in the template: `Definition`, `Body`, `DefinitionBody`.
// Their spans are in that file.
#pragma once

#include <functional>
#include <string_view>

#include "resource/resource.h"
#include "tree/tree.h"

namespace plimsoll {

// The root of the file at a path, as written in the template; false when it is not here.
using OpenFile = std::function<Node(std::string_view path)>;

void read_definition(Resource& resource, const OpenFile& open_file);

}  // namespace plimsoll
