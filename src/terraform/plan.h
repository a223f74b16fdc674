// A plan as `terraform show -json` prints it.
//
// In: the root of the document. Out: the instances that would be there after it is applied, with
// what the configuration in the plan writes for them: see plan_values.h for what is absent, opaque
// or a reference. What is deleted is left out. Spans point into the files of the configuration
// where these lie beside the plan and fit, else into the plan.
// Refuses: a state, which the same command prints; it has no configuration to judge.
#pragma once

#include <memory>

#include "read/reader.h"
#include "terraform/instance.h"
#include "text/sources.h"
#include "tree/tree.h"

namespace plimsoll::terraform {

// The file terraform.tfstate, or what `terraform show -json` prints of it.
bool is_state(Node root);

// As the plan alone has it.
Deployment planned_deployment(Node root, const SourceFile& file);

// A document of the kind terraform_plan, as what it would deploy.
std::unique_ptr<plimsoll::Template> read_plan(const DocumentPtr& document, Sources& sources);

}  // namespace plimsoll::terraform
