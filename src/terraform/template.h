// A deployment of Terraform as a Template: variables have one value each, so there is one scenario.
//
// In: what lower.h made of it, and the files it was read from. Out: the Template that holds them.
#pragma once

#include <memory>
#include <vector>

#include "read/reader.h"
#include "resource/resource.h"

namespace plimsoll::terraform {

std::unique_ptr<plimsoll::Template> make_template(Resources resources,
                                                  std::vector<DocumentPtr> documents);

}  // namespace plimsoll::terraform
