// What holds of every finding that the JSON report lists.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace plimsoll::test {

// The finding covers a part of one line of its file, whose text is given.
void expect_inside(const nlohmann::json& finding, std::string_view text);

}  // namespace plimsoll::test
