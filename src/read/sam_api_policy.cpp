// `ResourcePolicy`: the accounts, addresses and networks that may call a REST API.
#include "read/sam_api.h"
#include "read/sam_api_security.h"

namespace plimsoll {

namespace {

constexpr std::string_view policy_key = "x-amazon-apigateway-policy";

// The methods of one path, as resources of the policy.
Value routes(const Entry& path, const Value& stage, const At& at) {
  std::vector<Value> list;
  for (const Entry& method : path.value.entries()) {
    list.push_back(at.sub("execute-api:/${Stage}/${Method}${Path}",
                          {{"Stage", stage},
                           {"Method", upper_method(method.key)},
                           {"Path", path_in_arn(at.string(path.key))}}));
  }
  return at.list(std::move(list));
}

class PolicyWriter {
 public:
  PolicyWriter(ApiBody& body, const At& at)
      : body_(body), at_(at), statements_(each(body.section(policy_key)["Statement"])) {}

  // What follows is about these routes.
  void speak_of(Value resources) { resources_ = std::move(resources); }
  void add(std::string_view effect, const Value& principal, const Value& condition) {
    statements_.add(at_.map({{"Effect", std::string(effect)},
                             {"Action", "execute-api:Invoke"},
                             {"Resource", resources_},
                             {"Principal", principal},
                             {"Condition", condition}}));
  }
  void add_written(const Value& statements) {
    for (Value& statement : each(statements)) statements_.add(std::move(statement));
  }
  // Everyone is let in, and then all that meet the condition are turned away.
  void turn_away(std::string_view condition_operator, const Value& condition) {
    add("Allow", at_.string("*"), {});
    add("Deny", at_.string("*"), at_.map({{condition_operator, condition}}));
  }
  void add_accounts(std::string_view effect, const Value& accounts) {
    if (!is_set(accounts)) return;
    add(effect, at_.map({{"AWS", at_.list(each(accounts))}}), {});
  }
  void turn_away_addresses(std::string_view condition_operator, const Value& ranges) {
    if (!is_set(ranges)) return;
    turn_away(condition_operator, at_.map({{"aws:SourceIp", at_.list(each(ranges))}}));
  }
  void turn_away_networks(std::string_view condition_operator, const Value& named,
                          const Value& networks, const Value& endpoints) {
    std::vector<Value> vpcs;
    std::vector<Value> vpces;
    for (const Value& id : each(named)) {
      const std::string text = known_string(id);
      if (text.starts_with("vpc-")) vpcs.push_back(id);
      if (text.starts_with("vpce-")) vpces.push_back(id);
    }
    for (const Value& id : each(networks)) vpcs.push_back(id);
    for (const Value& id : each(endpoints)) vpces.push_back(id);
    if (vpcs.empty() && vpces.empty()) return;
    turn_away(condition_operator,
              at_.map({{"aws:SourceVpc", vpcs.empty() ? Value() : at_.list(std::move(vpcs))},
                       {"aws:SourceVpce", vpces.empty() ? Value() : at_.list(std::move(vpces))}}));
  }
  void finish() {
    if (statements_.empty()) return;
    body_.set_section(
        policy_key,
        at_.map({{"Version", "2012-10-17"}, {"Statement", at_.list(statements_.values())}}),
        at_.cause());
  }

 private:
  ApiBody& body_;
  At at_;
  Distinct statements_;
  Value resources_;
};

void add_path(PolicyWriter& writer, const Value& policy) {
  writer.add_accounts("Allow", policy["AwsAccountWhitelist"]);
  writer.add_accounts("Deny", policy["AwsAccountBlacklist"]);
  writer.turn_away_addresses("NotIpAddress", policy["IpRangeWhitelist"]);
  writer.turn_away_addresses("IpAddress", policy["IpRangeBlacklist"]);
  writer.turn_away_networks("StringEquals", policy["SourceVpcBlacklist"],
                            policy["IntrinsicVpcBlacklist"], policy["IntrinsicVpceBlacklist"]);
  writer.turn_away_networks("StringNotEquals", policy["SourceVpcWhitelist"],
                            policy["IntrinsicVpcWhitelist"], policy["IntrinsicVpceWhitelist"]);
}

}  // namespace

void add_resource_policy(ApiBody& body, const Value& policy, std::span<const Entry> paths,
                         const Value& stage, Span cause) {
  if (!policy.is_map()) return;
  const At at(cause);
  PolicyWriter writer(body, at);
  for (const Entry& path : paths) {
    writer.speak_of(routes(path, stage, at));
    add_path(writer, policy);
  }
  writer.add_written(policy["CustomStatements"]);
  writer.finish();
}

}  // namespace plimsoll
