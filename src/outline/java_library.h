// Java's own library and the SDKs of AWS for Java, as far as they say what is done with a value
// that may not be there.
//
// In: names of types and methods. Out: what they raise for null, and whether they need a name.
#pragma once

#include <string_view>

namespace plimsoll::outline {

inline constexpr std::string_view java_no_object = "java.lang.NullPointerException";

// What a method raises for an argument that is null; empty: nothing that is known.
std::string_view java_raises(std::string_view object, std::string_view method);
// Methods of clients whose first argument names a resource: AWS SDK for Java 1, mostly.
bool java_takes_resource_first(std::string_view type, std::string_view method);

}  // namespace plimsoll::outline
