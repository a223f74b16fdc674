// Which versions of the provider a configuration accepts.
#pragma once

#include <string_view>

namespace plimsoll::terraform {

struct ProviderVersion {
  int major = 0;
  int minor = 0;
};

// Whether a constraint ("~> 5.0", ">= 4.9, < 6.0") accepts only versions below this one. No
// constraint, and one that cannot be read, may accept any.
bool stays_below(std::string_view constraint, ProviderVersion version);

}  // namespace plimsoll::terraform
