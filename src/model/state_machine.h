// Step Functions state machines and the states that call functions.
//
// From AWS::StepFunctions::StateMachine: DefinitionString (a literal, or text with substitutions),
// Definition (an object), DefinitionSubstitutions. A definition that cannot be read has no states.
#pragma once

#include <string>
#include <vector>

#include "model/declared.h"
#include "model/qualifier.h"
#include "model/setting.h"

namespace plimsoll {

struct Function;
struct Role;
struct StateMachine;

// A Task state; `name` is the state's name.
struct Task : Declared {
  const StateMachine* machine = nullptr;
  Value written;                // the state
  Setting<std::string> action;  // Resource as written: "arn:aws:states:::lambda:invoke"
  // The function that it calls: by its ARN in Resource, or `lambda:invoke` with
  // Parameters/Arguments.FunctionName.
  Target target;
  const Function* function = nullptr;
  Qualifier qualifier;
  bool calls_function = false;   // a lambda Task, whether or not the function is known
  bool waits_for_token = false;  // ".waitForTaskToken"
  // InvocationType of `lambda:invoke`: RequestResponse (default), Event, DryRun
  Setting<std::string> invocation_type;
  Setting<int> timeout_s;        // TimeoutSeconds; absent: none. TimeoutSecondsPath: opaque
  Setting<int> heartbeat_s;      // HeartbeatSeconds; absent: none. HeartbeatSecondsPath: opaque
  Value retry;                   // Retry, a list; absent without one
  Value catches;                 // Catch, a list; absent without one
  bool enclosing_catch = false;  // a Map or Parallel around it has Catch
  bool enclosing_retry = false;  // a Map or Parallel around it has Retry

  // The state goes on only when the function has returned, as far as the files say.
  bool waits_for_function() const {
    return !waits_for_token && invocation_type.known() &&
           *invocation_type.known() == "RequestResponse";
  }
};

struct StateMachine : Declared {
  Setting<std::string> type;  // STANDARD (default), EXPRESS
  Value role;
  const Role* execution_role = nullptr;  // when the files declare it
  Value definition;
  bool definition_known = true;
  Setting<int> timeout_s;  // TimeoutSeconds at the top; absent: none
  std::vector<const Task*> tasks;
};

}  // namespace plimsoll
