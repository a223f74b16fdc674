// The words by which a call says that a value names a resource of AWS.
//
// In: an argument's name as SDKs write it in any language: `tableName`, `withTableName`,
// `TableName`, `table_name`. Out: whether the call cannot work without it.
#pragma once

#include <string_view>

namespace plimsoll::outline {

// The name of a resource of AWS, without which the call cannot work.
bool names_resource(std::string_view argument);
// The method takes nothing for an answer, or asks for it: `Optional.ofNullable`, `IsNullOrEmpty`.
bool asks_for_nothing(std::string_view method);

// The condition of an `if` asks whether a value is missing: `value == null`, `isBlank(value)`.
bool asks_whether_missing(std::string_view condition);
// A method of this text gives back one value only, so that it does not take another one instead.
bool returns_once(std::string_view body);

}  // namespace plimsoll::outline
