// .NET's own library and the SDK of AWS for .NET, as far as they say what is done with a value that
// may not be there.
//
// In: names of types and methods. Out: what they raise for null, and whether they need a name.
#pragma once

#include <cstddef>
#include <string_view>

namespace plimsoll::outline {

inline constexpr std::string_view csharp_no_object = "System.NullReferenceException";
inline constexpr std::string_view csharp_no_argument = "System.ArgumentNullException";

// Members of a text, which need one; extension methods may take null.
bool csharp_is_of_text(std::string_view member);
// `int.Parse`, `new Uri`: raises for an argument that is null.
bool csharp_refuses_null(std::string_view type, std::string_view method);
// Methods of AWS's clients that take the name of a resource at this place.
bool csharp_takes_resource(std::string_view type, std::string_view method, std::size_t argument);
// Requests whose constructor takes the name of a resource first.
bool csharp_makes_of_resource(std::string_view type);

}  // namespace plimsoll::outline
