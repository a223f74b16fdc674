// The name that was probably meant: for messages about names that do not exist.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

namespace plimsoll {

// The candidate with the fewest typing errors (letters inserted, left out, replaced or swapped);
// of equals the first. Empty only when there are no candidates, or each has more than `most`
// errors.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates,
                         std::size_t most = std::numeric_limits<std::size_t>::max());

// The nearest candidate if it is near enough to have been meant: at most a third of the letters
// are wrong. Empty otherwise.
std::string_view similar(std::string_view name, std::span<const std::string_view> candidates);

// The same for what AWS gives names to: the case of letters aside, one typing error in four letters
// is near enough; else the only candidate that begins or ends with the name (`QueueName` for
// `Name`).
std::string_view likely_meant(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace plimsoll
