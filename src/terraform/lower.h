// From the provider's vocabulary to CloudFormation's, in which everything is judged.
//
// In: the instances of a deployment, whichever of Terraform's readers made them. Out: resources
// whose id is the instance's address and whose name is that of its configuration block; what the
// provider splits into several resources (a rule and its targets, a queue and its redrive policy)
// is put together again, and references follow. A type that no table knows becomes
// `Terraform::<type>` with its attributes as they are, which no check reads; data sources are what
// is outside the files, so they become no resources and references to them are opaque.
#pragma once

#include "resource/resource.h"
#include "terraform/instance.h"

namespace plimsoll::terraform {

Resources lower(const Deployment& deployment);

}  // namespace plimsoll::terraform
