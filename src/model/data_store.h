// Databases and caches that functions connect to inside a VPC.
//
// From AWS::RDS::DBInstance, ::DBCluster, ::DBProxy, AWS::ElastiCache::CacheCluster,
// ::ReplicationGroup, ::ServerlessCache.
#pragma once

#include <vector>

#include "model/declared.h"
#include "model/setting.h"

namespace plimsoll {

struct FunctionInVpc;
struct SecurityGroup;

struct DataStore : Declared {
  Setting<int> port;  // the engine's own where none is written; opaque where the engine has several
  Value security_group_ids;  // absent: the default group of its VPC
  std::vector<const SecurityGroup*> security_groups;
  // Every entry is a security group of the files, and there is one.
  bool security_groups_known = false;
};

// A function in a VPC whose environment has the address of a data store.
struct StoreConnection {
  const FunctionInVpc& placed;
  const DataStore& store;
  Value given;  // the variable's value
};

}  // namespace plimsoll
