// In which words a runtime says that it does not find its handler.
//
// In: the parts of a handler, and the language. Out: the error as it stands in the log.
// Sources: the runtime interface clients, github.com/aws/aws-lambda-java-libs,
// github.com/aws/aws-lambda-dotnet and github.com/aws/aws-lambda-ruby-runtime-interface-client, and
// Lambda's guide to failed invocations.
#pragma once

#include <string>
#include <string_view>

#include "model/handler_parts.h"

namespace plimsoll {

// There is no such module or class.
std::string failure_without_outer(const HandlerParts& parts, Language language);
// It has no such function. Of Ruby `missing` may be the class that the function is looked for in.
std::string failure_without_inner(const HandlerParts& parts, Language language,
                                  std::string_view missing);

}  // namespace plimsoll
