// AWS::Serverless::Function: the function, its role, alias, version, URL and events.
//
// In: a function of the Stack, Globals merged in. Out: the same resource as AWS::Lambda::Function,
// and everything that it makes the transform generate. A setting that is opaque stays opaque.
#pragma once

#include <string>

#include "read/sam_event.h"
#include "read/sam_role.h"
#include "read/sam_stack.h"

namespace plimsoll {

void lower_function(Resource& function, Stack& stack);

// The properties of AWS::Lambda::Function. `role` is what Role says: the given role or the
// generated one.
Value lambda_properties(const Value& sam, const Value& role, Span cause);

// What `CodeUri`, `ContentUri` or `ImageUri` say, as CloudFormation writes it: the place in S3 or
// in a registry; a folder or file beside the template stays the path that it is.
Value s3_location(const Value& uri, std::string_view bucket_key, std::string_view object_key,
                  std::string_view version_key);

// Version and alias, when AutoPublishAlias is set. The ids of versions end in a hash of the code in
// a deployment; here they are the stem without it ("ShipVersion").
Callee publish(const Resource& function, const Value& sam, Stack& stack);

// The function URL and the permissions that let everyone call it.
void add_url(const Callee& callee, const Value& sam, Stack& stack);

// EventInvokeConfig with its destinations; a destination of Type SQS or SNS alone is generated.
void add_event_invoke(const Callee& callee, const Value& sam, Stack& stack, RoleParts& role);

// The `Tags` of SAM (a map) as CloudFormation's list, after the tag that says who made it.
Value tag_list(const Value& tags, std::string_view created_by, Span cause);

}  // namespace plimsoll
