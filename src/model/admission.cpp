#include "model/admission.h"

#include <algorithm>

#include "model/arn.h"
#include "model/deployment.h"

namespace plimsoll {

namespace {

bool serves_any(const Permission& permission, const Deployment& deployment) {
  return std::ranges::any_of(deployment.invocations, [&](const Invocation& invocation) {
    return invocation.needs_permission() && admits(permission, invocation) != Answer::no;
  });
}

// Permissions for functions of the files that let nothing of the files in.
std::vector<const Permission*> idle_permissions(const Deployment& deployment) {
  std::vector<const Permission*> idle;
  for (const Permission& permission : deployment.permissions) {
    if (permission.function != nullptr && !serves_any(permission, deployment)) {
      idle.push_back(&permission);
    }
  }
  return idle;
}

bool has(const Text& text, const std::string& resource) {
  return std::ranges::any_of(text.parts, [&](const Text::Part& part) {
    return part.kind == Text::Part::Kind::reference && part.reference.resource == resource;
  });
}

// A SourceArn that names resources of the files, and not the trigger's, is meant for those.
bool names_another(const Text& pattern, const Text& source_arn) {
  bool names_any = false;
  for (const Text::Part& part : pattern.parts) {
    if (part.kind != Text::Part::Kind::reference) continue;
    if (has(source_arn, part.reference.resource)) return false;
    names_any = true;
  }
  return names_any;
}

// An idle permission may serve something outside the files. It was meant for this trigger when only
// one part is wrong: another service is a slip of the pen only if the SourceArn is this trigger's,
// and another SourceArn only if the service is.
bool meant_for(const Permission& permission, Misfit misfit, const Invocation& invocation) {
  if (permission.function != &invocation.function) return false;
  switch (misfit) {
    case Misfit::none:
    case Misfit::function:
      return false;
    case Misfit::principal:
      return !permission.source_arn.is_absent() && !invocation.source_arn.parts.empty() &&
             arn_matches(permission.source_pattern, invocation.source_arn) == Answer::yes;
    case Misfit::source_arn:
      return !names_another(permission.source_pattern, invocation.source_arn);
    case Misfit::qualifier:
    case Misfit::action:
      return true;
  }
  return false;
}

Answer admitted(const Invocation& invocation, const Deployment& deployment) {
  // A macro may add a permission.
  Answer answer = deployment.resources.open ? Answer::unknown : Answer::no;
  for (const Permission& permission : deployment.permissions) {
    answer = either(answer, admits(permission, invocation));
    if (answer == Answer::yes) break;
  }
  return answer;
}

}  // namespace

std::vector<Admission> admissions(const Deployment& deployment) {
  const std::vector<const Permission*> idle = idle_permissions(deployment);
  std::vector<Admission> all;
  for (const Invocation& invocation : deployment.invocations) {
    if (!invocation.needs_permission()) continue;
    Admission admission{.invocation = invocation, .admitted = admitted(invocation, deployment)};
    if (admission.admitted == Answer::no) {
      for (const Permission* permission : idle) {
        const Misfit misfit = plimsoll::misfit(*permission, invocation);
        if (!meant_for(*permission, misfit, invocation)) continue;
        admission.misfitting = permission;
        admission.misfit = misfit;
        break;
      }
    }
    all.push_back(admission);
  }
  return all;
}

}  // namespace plimsoll
