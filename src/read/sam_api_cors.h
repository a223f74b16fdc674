// `Cors` of a REST API.
//
// In: the setting, a string or a map, and the paths of the body. Out: an OPTIONS operation for
// every path that has none, answered by API Gateway itself.
#pragma once

#include "read/sam_api_body.h"

namespace plimsoll {

Value cors_preflight(const Value& cors, const Value& path_item, Span cause);
void add_cors(ApiBody& body, const Value& cors, Span cause);

}  // namespace plimsoll
