#include "model/code_invokes.h"

#include <algorithm>
#include <optional>

#include "code/facts.h"
#include "model/deployment.h"
#include "model/remote_call.h"

namespace plimsoll {

namespace {

void read_mode(CodeInvoke& invoke) {
  const code::RemoteCall& call = invoke.call.call;
  const code::Shape* type = argument_of(call, "InvocationType");
  const auto* text = type ? type->as<code::TextShape>() : nullptr;
  const std::optional<std::string> written = text ? text->literal() : std::nullopt;
  invoke.mode_known = type ? written.has_value() : !call.opaque_arguments;
  if (written && *written != "RequestResponse") invoke.mode = Mode::asynchronous;
}

void read_qualifier(CodeInvoke& invoke, const Deployment& deployment) {
  const code::Shape* written = argument_of(invoke.call.call, "Qualifier");
  if (!written || !invoke.target.function) return;
  const Value value = value_of(*written, invoke.call.function);
  if (value.is_absent()) {
    invoke.target.qualifier = {.text = "?", .known = false};
  } else {
    invoke.target.qualifier = qualifier_of(deployment, *invoke.target.function, value);
  }
}

}  // namespace

std::vector<CodeInvoke> code_invokes(const Deployment& deployment) {
  std::vector<CodeInvoke> invokes;
  for (const SdkCall& call : deployment.sdk_calls) {
    if (call.asks.iam_prefix != "lambda" || call.asks.operation != "Invoke") continue;
    CodeInvoke invoke{.call = call, .target = function_target(deployment, call.given)};
    read_mode(invoke);
    read_qualifier(invoke, deployment);
    invokes.push_back(std::move(invoke));
  }
  return invokes;
}

bool may_be_invoked_as_event(const Function& function, const std::vector<CodeInvoke>& invokes) {
  return std::ranges::any_of(invokes, [&](const CodeInvoke& invoke) {
    const bool may_be_event = invoke.mode == Mode::asynchronous || !invoke.mode_known;
    return may_be_event && (!invoke.target.function || invoke.target.function == &function);
  });
}

}  // namespace plimsoll
