// Which queues, topics, streams, tables, buckets and secrets of the files are encrypted with a
// customer managed key of the files, and whom that key lets use it.
//
// Refuses to guess: a key outside the files may let anybody use it, so that what it encrypts is not
// encrypted as far as this file is concerned. AWS's own keys ("alias/aws/sqs") let every user of
// the account use them.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>

#include "model/answer.h"
#include "resource/value.h"

namespace plimsoll {

struct Deployment;
struct Resource;
struct ResourcePolicy;
struct Role;

struct Encryption {
  const Resource* key = nullptr;  // the AWS::KMS::Key; never null
  Value written;                  // the property that names it
};

// Nothing for what is not encrypted, or with another key.
std::optional<Encryption> encryption_of(const Resource& resource, const Deployment& deployment);

class KeyPolicies {
 public:
  explicit KeyPolicies(const Deployment& deployment);

  // Whether the key's own policy lets the role do the action ("kms:Decrypt"). A statement for the
  // account as a whole, as the default policy has it, leaves that to the role's policies.
  Answer admit(const Resource& key, const Role& role, std::string_view action) const;
  // Whether it lets a service ("sns.amazonaws.com") do it.
  Answer admit(const Resource& key, std::string_view service, std::string_view action) const;

 private:
  const Deployment& deployment_;
  std::unordered_map<const Resource*, const ResourcePolicy*> policies_;
};

}  // namespace plimsoll
