// What a handler calls over the network, as far as where it leads matters: AWS services, hosts on
// the internet, and whether that is all.
//
// In: functions with the facts of their code. Out: named values and three-way answers; of a host
// that is computed, or a library that nobody knows, nothing is said.
#pragma once

#include <string>
#include <vector>

#include "facts/service_endpoints.h"
#include "model/answer.h"
#include "model/network.h"

namespace plimsoll {

namespace code {
struct RemoteCall;
}  // namespace code

struct Deployment;
struct Function;

// The service of AWS that a call of the code is sent to.
struct ServiceUse {
  const code::RemoteCall& call;
  const ServiceEndpoint& service;
};
// The first call of each service that is reached over the network, at AWS's own address. Nothing
// for what only signs URLs.
std::vector<ServiceUse> service_uses(const Function& function);

// An HTTPS call to a host that is written, and that is neither of AWS nor private by its name.
struct InternetUse {
  const code::RemoteCall& call;
  std::string host;
};
std::vector<InternetUse> internet_uses(const Function& function);

// Whether the VPC has an endpoint for the service. One whose service is not known may be it.
Answer has_endpoint(const Vpc* vpc, const ServiceEndpoint& service, const Deployment& deployment);

// The code is wholly known, and reaches nothing outside the function's VPC: databases, services
// that have an endpoint there, and hosts of a network that is joined to it.
bool stays_in_vpc(const FunctionInVpc& placed, const Deployment& deployment);

}  // namespace plimsoll
