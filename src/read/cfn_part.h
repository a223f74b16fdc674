// Whether a SAM template is one of several files that are put together before they are deployed.
//
// In: one template as it is declared. Out: yes for a template without the transform that its
// resources need, which uses conditions, mappings or parameters that it does not declare. Its
// Globals stand in another file then: what a resource of it lacks it may have all the same.
#pragma once

namespace plimsoll {

struct Instance;

bool is_part_of_template(const Instance& instance);

}  // namespace plimsoll
