// The smaller resource types of SAM: tables, layers, nested applications, capacity providers,
// connectors, GraphQL APIs, state machines.
//
// In: a resource of the Stack, Globals merged in. Out: the same resource as CloudFormation has it,
// and what it makes the transform generate.
#pragma once

#include "read/sam_event.h"
#include "read/sam_stack.h"

namespace plimsoll {

void lower_simple_table(Resource& table, Stack& stack);
// The ids of layer versions end in a hash of the contents in a deployment; here they are the
// layer's.
void lower_layer_version(Resource& layer, Stack& stack);
// A nested stack. `Location` is its TemplateURL, a local path too; an application of the Serverless
// Application Repository has none.
void lower_application(Resource& application, Stack& stack);
void lower_capacity_provider(Resource& provider, Stack& stack);

// The Definition stays an object with its spans; it is not made a string.
void lower_state_machine(Resource& machine, Stack& stack);
void lower_state_machine_events(const std::vector<Event>& events, const Resource& machine,
                                const Reference& arn, const Value& boundary, Stack& stack);

// `Connectors` of a resource as resources of their own.
void declare_embedded_connectors(Stack& stack);
// Replaces the connector by what it grants. All other resources must be lowered already.
void lower_connector(Resource& connector, Stack& stack);

void lower_graphql_api(Resource& given, Stack& stack);

}  // namespace plimsoll
