#include "model/code_calls.h"

#include <algorithm>
#include <array>
#include <optional>

#include "code/facts.h"
#include "model/deployment.h"
#include "model/known_imports.h"

namespace plimsoll {

namespace {

bool is_sent_to_aws(const code::CodeFacts& facts, const code::RemoteCall& call) {
  const code::Client& client = facts.clients[call.client];
  return client.remote == code::Remote::aws && !client.other_endpoint && !call.signs_only;
}

bool is_known(const std::vector<ServiceUse>& uses, const ServiceEndpoint& service) {
  return std::ranges::any_of(uses, [&](const ServiceUse& use) { return &use.service == &service; });
}

// The literal beginning of the address that is called.
std::string address_of(const code::RemoteCall& call, const Function& function) {
  for (const auto& [name, shape] : call.arguments) {
    if (!name.empty() && name != "url" && name != "uri") continue;
    const Text text = value_of(shape, function).to_text();
    return text.parts.empty() ? "" : text.parts.front().literal;
  }
  return {};
}

// "api.example.com" of "https://api.example.com/orders": whole only where something follows it.
std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos || !address.starts_with("https:")) return {};
  address.remove_prefix(scheme + 3);
  return std::string(address.substr(0, address.find_first_of("/:?#")));
}

bool is_public_name(std::string_view host) {
  constexpr std::array<std::string_view, 6> private_ends{"amazonaws.com", ".internal",  ".local",
                                                         ".lan",          ".localhost", ".corp"};
  const bool has_letters = std::ranges::any_of(host, [](char c) { return c >= 'a' && c <= 'z'; });
  return has_letters && host.find('.') != std::string_view::npos &&
         std::ranges::none_of(private_ends,
                              [host](std::string_view end) { return host.ends_with(end); });
}

bool leads_to(const std::string& name, const ServiceEndpoint& service) {
  return std::ranges::any_of(service.endpoints, [&](std::string_view endpoint) {
    return name.ends_with("." + std::string(endpoint));
  });
}

// Routes lead from its subnets to another network: a peered VPC, an office.
bool is_joined(const FunctionInVpc& placed) {
  return std::ranges::any_of(placed.subnets, [](const Subnet* subnet) {
    const RouteTable* table = subnet ? subnet->route_table : nullptr;
    return table && std::ranges::any_of(table->routes, [&](const NetworkRoute* route) {
             return route != table->default_route && route->way_out == WayOut::other;
           });
  });
}

bool reaches(const FunctionInVpc& placed, const code::CodeFacts& facts,
             const code::RemoteCall& call, const Deployment& deployment) {
  const code::Client& client = facts.clients[call.client];
  if (call.signs_only || client.remote == code::Remote::database) return true;
  if (client.remote == code::Remote::http) {
    const std::string host = host_of(address_of(call, placed.function));
    return is_joined(placed) && !is_public_name(host);
  }
  if (client.other_endpoint) return false;
  const ServiceEndpoint* service = find_service_endpoint(iam_prefix_of(client));
  return service && !service->endpoints.empty() &&
         has_endpoint(placed.vpc, *service, deployment) == Answer::yes;
}

}  // namespace

std::vector<ServiceUse> service_uses(const Function& function) {
  std::vector<ServiceUse> uses;
  const code::CodeFacts* facts = function.handler_code.facts();
  if (!facts) return uses;
  for (const code::RemoteCall& call : facts->calls) {
    if (!is_sent_to_aws(*facts, call)) continue;
    const ServiceEndpoint* service =
        find_service_endpoint(iam_prefix_of(facts->clients[call.client]));
    if (!service || service->inside_vpc || is_known(uses, *service)) continue;
    uses.push_back({call, *service});
  }
  return uses;
}

std::vector<InternetUse> internet_uses(const Function& function) {
  std::vector<InternetUse> uses;
  const code::CodeFacts* facts = function.handler_code.facts();
  if (!facts) return uses;
  for (const code::RemoteCall& call : facts->calls) {
    if (facts->clients[call.client].remote != code::Remote::http) continue;
    std::string host = host_of(address_of(call, function));
    if (is_public_name(host)) uses.push_back({call, std::move(host)});
  }
  return uses;
}

Answer has_endpoint(const Vpc* vpc, const ServiceEndpoint& service, const Deployment& deployment) {
  Answer answer = Answer::no;
  for (const VpcEndpoint& candidate : deployment.vpc_endpoints) {
    if (candidate.vpc != nullptr && candidate.vpc != vpc) continue;
    if (candidate.service.parts.empty()) return Answer::unknown;
    const Text::Part& last = candidate.service.parts.back();
    if (last.kind != Text::Part::Kind::literal) return Answer::unknown;
    if (leads_to(last.literal, service)) answer = Answer::yes;
  }
  return answer;
}

bool stays_in_vpc(const FunctionInVpc& placed, const Deployment& deployment) {
  const code::CodeFacts* facts = placed.function.handler_code.complete();
  if (!facts || facts->client_out_of_sight) return false;
  // Who joins networks means the libraries that it connects by for what lies there.
  if (!is_joined(placed) && connects_by_unknown_libraries(*facts)) return false;
  return !facts->calls.empty() &&
         std::ranges::all_of(facts->calls, [&](const code::RemoteCall& call) {
           return reaches(placed, *facts, call, deployment);
         });
}

}  // namespace plimsoll
