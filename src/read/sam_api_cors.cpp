// `Cors` of a REST API: an OPTIONS method with a mock integration for every path.
#include "read/sam_api_cors.h"

#include <algorithm>
#include <set>

#include "read/sam_api.h"

namespace plimsoll {

namespace {

// "'DELETE,GET,OPTIONS'": the methods that a path has.
std::string methods_of(const Value& path_item) {
  std::set<std::string> methods = {"OPTIONS"};
  for (const Entry& method : path_item.entries()) {
    const std::string name = upper_method(method.key);
    if (name == "*") {
      methods.insert({"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"});
    } else {
      methods.insert(name);
    }
  }
  std::string joined;
  for (const std::string& method : methods) joined += (joined.empty() ? "" : ",") + method;
  return "'" + joined + "'";
}

Value mock_integration(const Value& parameters, const At& at) {
  const Value response = at.map({{"statusCode", "200"},
                                 {"responseParameters", parameters},
                                 {"responseTemplates", at.map({{"application/json", "{}\n"}})}});
  const std::string template_text = "{\n  \"statusCode\" : 200\n}\n";
  return at.map({{"type", "mock"},
                 {"requestTemplates", at.map({{"application/json", template_text}})},
                 {"responses", at.map({{"default", response}})}});
}

}  // namespace

Value cors_preflight(const Value& cors, const Value& path_item, Span cause) {
  const At at(cause);
  const bool whole = cors.is_map();
  const auto setting = [&](std::string_view key) { return whole ? cors[key] : Value(); };
  const Value own_origin = whole ? cors["AllowOrigin"] : cors;
  const Value own_methods = setting("AllowMethods");
  const Value credentials = is_true(setting("AllowCredentials")) ? at.string("'true'") : Value();
  const Value parameters =
      at.map({{"method.response.header.Access-Control-Allow-Origin",
               own_origin ? own_origin : at.string("'*'")},
              {"method.response.header.Access-Control-Allow-Headers", setting("AllowHeaders")},
              {"method.response.header.Access-Control-Allow-Methods",
               own_methods ? own_methods : at.string(methods_of(path_item))},
              {"method.response.header.Access-Control-Max-Age", setting("MaxAge")},
              {"method.response.header.Access-Control-Allow-Credentials", credentials}});
  const Value response = at.map({{"description", "Default response for CORS method"}});
  return at.map({{"summary", "CORS support"},
                 {"x-amazon-apigateway-integration", mock_integration(parameters, at)},
                 {"responses", at.map({{"200", response}})}});
}

void add_cors(ApiBody& body, const Value& cors, Span cause) {
  if (!is_set(cors)) return;
  std::set<std::string> done;  // `/orders` and `/orders/` are one path
  for (std::size_t i = 0; i < body.paths().size(); ++i) {
    const Entry path = body.paths()[i];
    std::string plain = path.key;
    while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
    if (!done.insert(plain).second || !path.value.is_map() || path.value.find("options")) continue;
    body.set_operation(path.key, "options", cors_preflight(cors, path.value, cause), cause);
  }
}

}  // namespace plimsoll
