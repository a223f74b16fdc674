// A Lambda function, and what is configured per version of it: aliases, versions, what becomes of
// its asynchronous invocations, function URLs.
//
// From AWS::Lambda::Function, ::Alias, ::Version, ::EventInvokeConfig, ::Url.
#pragma once

#include <string>
#include <vector>

#include "model/declared.h"
#include "model/handler_code.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Invocation;
struct Role;

// AWS::Lambda::Version: the function as it was when the version was published.
struct Version : Declared {
  Setting<int> provisioned_concurrency;  // absent: none
};

// AWS::Lambda::Alias.
struct Alias : Declared {
  Setting<std::string> alias_name;       // "live"; `name` is the logical id
  Value function_version;                // "3", a reference to a Version
  const Version* version = nullptr;      // that version, when the files declare it
  Setting<int> provisioned_concurrency;  // absent: none
};

// AWS::Lambda::EventInvokeConfig: what becomes of asynchronous invocations of one qualifier.
struct AsyncConfig : Declared {
  Qualifier qualifier;
  Target on_failure;                 // DestinationConfig.OnFailure.Destination
  Target on_success;                 // DestinationConfig.OnSuccess.Destination
  Setting<int> retry_attempts;       // MaximumRetryAttempts, default 2
  Setting<int> maximum_event_age_s;  // default 21,600
};

// AWS::Lambda::Url.
struct FunctionUrl : Declared {
  Qualifier qualifier;
  Setting<std::string> auth_type;    // NONE, AWS_IAM
  Setting<std::string> invoke_mode;  // BUFFERED (default), RESPONSE_STREAM
  Value cors;
};

struct VpcConfig {
  Value written;             // VpcConfig as a whole; absent without one
  Value subnet_ids;          // a list; opaque when only the deployer knows
  Value security_group_ids;  // a list; opaque when only the deployer knows

  // Whether the function runs in a VPC: two empty lists mean that it does not.
  Answer in_vpc() const;
  // NOLINTNEXTLINE(google-explicit-constructor): a property can be pointed at.
  operator Place() const { return written; }
};

struct Function : Declared {
  Setting<std::string> function_name;   // FunctionName; absent: AWS makes one up
  Setting<int> timeout_s;               // default 3
  Setting<int> memory_mb;               // default 128
  Setting<int> ephemeral_storage_mb;    // default 512
  Setting<std::string> runtime;         // absent for container images
  Setting<std::string> handler;         // absent for container images
  Setting<std::string> package_type;    // Zip (default), Image
  Setting<std::string> architecture;    // x86_64 (default), arm64
  Setting<int> reserved_concurrency;    // absent: shares the account's
  Setting<std::string> tracing;         // PassThrough (default), Active
  Setting<std::string> snap_start;      // ApplyOn: None (default), PublishedVersions
  Setting<std::string> log_format;      // LoggingConfig.LogFormat: Text (default), JSON
  Setting<std::string> recursive_loop;  // Terminate (default), Allow

  VpcConfig vpc;
  Target dead_letter;                    // DeadLetterConfig.TargetArn
  Value environment;                     // Environment.Variables, a map
  Value layers;                          // a list
  Value file_systems;                    // FileSystemConfigs, a list
  Value code;                            // Code, a map
  HandlerCode handler_code;              // what the source of the handler shows
  Value capacity_provider;               // CapacityProviderConfig; absent for most
  Target role;                           // Role, as written
  const Role* execution_role = nullptr;  // that role, when the files declare it

  std::vector<const Alias*> aliases;
  std::vector<const Version*> versions;
  std::vector<const AsyncConfig*> async_configs;  // at most one a qualifier
  std::vector<const FunctionUrl*> urls;
  std::vector<const Invocation*> callers;  // everything of the files that invokes it
};

// Where a function's provisioned concurrency is written, one for each alias or version that has it.
// On the function itself, where SAM's authors may have put it, it has no version to hold it.
struct ProvisionedConcurrency {
  const Function& function;
  Qualifier qualifier;
  Setting<int> amount;
};

// The configuration that serves asynchronous invocations of a qualifier. The one of an alias does
// not serve the function itself, nor the reverse.
struct AsyncConfigOf {
  const AsyncConfig* config = nullptr;  // null: none of the files
  bool sure = true;                     // false: one with an opaque qualifier may be it
};
AsyncConfigOf async_config_of(const Function& function, const Qualifier& qualifier);

}  // namespace plimsoll
