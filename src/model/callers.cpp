// Hangs what reads from a queue on the queue, and what invokes a function on the function.
#include "model/steps.h"

namespace plimsoll {

void join_callers(Deployment& deployment) {
  for (const Mapping& mapping : deployment.mappings) {
    if (Queue* queue = editable(deployment.queues, mapping.queue)) {
      queue->mappings.push_back(&mapping);
    }
  }
  for (const Invocation& invocation : deployment.invocations) {
    editable(deployment.functions, &invocation.function)->callers.push_back(&invocation);
  }
}

}  // namespace plimsoll
