// Policies that a plan cannot know yet, because a data source puts them together when it is
// applied: their statements are in the plan all the same.
//
// In: a deployment in which `policy` refers to {"data.aws_iam_policy_document.x", "json"}. Out: the
// same with the document itself in the place of the reference.
#pragma once

#include "terraform/instance.h"

namespace plimsoll::terraform {

void fill_in_documents(Deployment& plan);

}  // namespace plimsoll::terraform
