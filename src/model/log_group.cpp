#include "model/log_group.h"

#include "model/function.h"
#include "model/names.h"
#include "resource/text_parts.h"

namespace plimsoll {

Text log_group_name_of(const Function& function, const Names& names) {
  const Value written = function.resource->properties["LoggingConfig"]["LogGroup"];
  if (written) return names.spelled_out(written);
  Text name = literal_text("/aws/lambda/");
  const Reference function_name{.resource = function.resource->id, .attribute = ""};
  append(name, names.spelled_out(Value::reference(function_name, {})));
  return name;
}

Text log_group_of(const Function& function, const Names& names) {
  Text arn = literal_text("arn:");
  append(arn, opaque_part("AWS::Partition"));
  append(arn, ":logs:");
  append(arn, opaque_part("AWS::Region"));
  append(arn, ":");
  append(arn, opaque_part("AWS::AccountId"));
  append(arn, ":log-group:");
  append(arn, log_group_name_of(function, names));
  return arn;
}

}  // namespace plimsoll
