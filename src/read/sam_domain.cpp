// `Domain` of an API: the custom domain name and what is mapped to the API.
//
// The ids of domain names and record sets end in a hash of the name in a deployment; here they end
// in the name of the API. Record sets are not generated: nothing offline depends on them.
#include <cctype>

#include "read/sam_api.h"
#include "read/sam_write.h"

namespace plimsoll {

namespace {

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) kept += c;
  }
  return kept;
}

std::vector<Value> base_paths(const Value& domain) {
  const Value paths = domain["BasePath"];
  if (!is_set(paths)) return {{}};
  if (!paths.is_list()) return {paths};
  return {paths.items().begin(), paths.items().end()};
}

std::string without_slashes(std::string path) {
  while (!path.empty() && path.front() == '/') path.erase(0, 1);
  while (!path.empty() && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

void add_rest_domain(const Resource& api, const Value& domain, Stack& stack) {
  if (!domain.is_map()) return;
  const At at(domain.span());
  const bool is_private = is(domain["EndpointConfiguration"], "PRIVATE");
  const Value own_endpoint = domain["EndpointConfiguration"];
  const Value endpoint = own_endpoint ? own_endpoint : at.string("REGIONAL");
  const bool regional = is(endpoint, "REGIONAL");
  const Value certificate = domain["CertificateArn"];
  const std::string name =
      (is_private ? "ApiGatewayDomainNameV2" : "ApiGatewayDomainName") + api.name;
  const Value types =
      at.map({{"Types", at.list({endpoint})}, {"IpAddressType", domain["IpAddressType"]}});
  stack.make_named(api, name,
                   is_private ? "AWS::ApiGateway::DomainNameV2" : "AWS::ApiGateway::DomainName",
                   at.cause(),
                   at.map({{"DomainName", domain["DomainName"]},
                           {regional ? "RegionalCertificateArn" : "CertificateArn", certificate},
                           {"EndpointConfiguration", types},
                           {"MutualTlsAuthentication", domain["MutualTlsAuthentication"]},
                           {"SecurityPolicy", domain["SecurityPolicy"]},
                           {"OwnershipVerificationCertificateArn",
                            domain["OwnershipVerificationCertificateArn"]}}));
  const bool normalize = domain["NormalizeBasePath"].as_bool() != false;
  for (const Value& path : base_paths(domain)) {
    const std::string plain = letters_and_digits(known_string(path));
    const Value written = normalize && path.as_string() ? at.string(plain) : path;
    stack.make(
        api, plain + "BasePathMapping",
        is_private ? "AWS::ApiGateway::BasePathMappingV2" : "AWS::ApiGateway::BasePathMapping",
        at.cause(),
        at.map({{is_private ? "DomainNameArn" : "DomainName", at.ref(stack.id_of(name))},
                {"RestApiId", at.ref(api.id)},
                {"Stage", at.ref(api.id + ".Stage")},
                {"BasePath", written}}));
  }
  stack.offer(api, is_private ? "DomainNameV2" : "DomainName", stack.id_of(name));
}

void add_v2_domain(const Resource& api, const Value& domain, Stack& stack) {
  if (!domain.is_map()) return;
  const At at(domain.span());
  const std::string name = "ApiGatewayDomainNameV2" + api.name;
  const Value own_endpoint = domain["EndpointConfiguration"];
  const Value configuration =
      at.map({{"CertificateArn", domain["CertificateArn"]},
              {"EndpointType", own_endpoint ? own_endpoint : at.string("REGIONAL")},
              {"SecurityPolicy", domain["SecurityPolicy"]}});
  stack.make_named(api, name, "AWS::ApiGatewayV2::DomainName", at.cause(),
                   at.map({{"DomainName", domain["DomainName"]},
                           {"DomainNameConfigurations", at.list({configuration})},
                           {"MutualTlsAuthentication", domain["MutualTlsAuthentication"]}}));
  for (const Value& path : base_paths(domain)) {
    const std::string key = known_string(path);
    stack.make(
        api, letters_and_digits(key) + "ApiMapping", "AWS::ApiGatewayV2::ApiMapping", at.cause(),
        at.map({{"DomainName", at.ref(stack.id_of(name))},
                {"ApiId", at.ref(api.id)},
                {"Stage", at.ref(api.id + ".Stage")},
                {"ApiMappingKey", path.as_string() ? at.string(without_slashes(key)) : path}}));
  }
  stack.offer(api, "DomainName", stack.id_of(name));
}

}  // namespace plimsoll
