// A plan told at the places where its configuration writes it.
//
// A plan says what is deployed, but is nobody's text; the files of its configuration say where, and
// how what the plan does not know is put together. In: both deployments. Out: that of the plan,
// with the spans of the configuration, its reasons (trails), its references and its documents with
// holes, wherever these agree with the plan. What only the plan has keeps its place in the plan.
#pragma once

#include "terraform/instance.h"

namespace plimsoll::terraform {

// Whether the root modules of both have the same blocks, and none has a number or a truth value in
// the configuration that is another one in the plan: else the files have changed since, or they are
// others.
bool was_made_of(const Deployment& plan, const Deployment& configuration);

Deployment at_places_of(const Deployment& configuration, Deployment plan);

}  // namespace plimsoll::terraform
