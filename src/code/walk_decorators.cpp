// Functions that libraries get when modules are loaded: by decorators, as routes, as listeners.
#include <algorithm>

#include "code/libraries.h"
#include "code/situation.h"
#include "code/walker.h"

namespace plimsoll::code {
namespace {

// The decorators of routers, which call what they are put on for requests: `@app.get("/orders")`.
bool is_route(std::string_view decorator) {
  constexpr std::string_view routes[] = {"any",  "api_route", "delete", "get",
                                         "head", "options",   "patch",  "post",
                                         "put",  "resolver",  "route",  "tool"};
  return std::ranges::find(routes, decorator) != std::end(routes);
}

}  // namespace

Meaning Walker::decorated(const Function& function, Meaning callable, Frame& frame) {
  for (auto i = function.decorators.rbegin(); i != function.decorators.rend(); ++i) {
    const Meaning decorator = value(*i, frame);
    const Span at = frame.module.span(frame.module[*i].at);
    if (const auto* library = decorator.as<Library>()) {
      Library called = *library;
      if (auto meant = call_python_library(*this, called, {{"", callable}}, at)) {
        callable = *meant;
        continue;
      }
      called_later_.push_back({callable, is_route(called.way.back())});
      if (auto* inner = std::get_if<Callable>(&callable.form)) inner->wrapped_by = called.dotted();
    } else if (decorator.as<Callable>() != nullptr) {
      callable = call(decorator, {{"", callable}}, at);
    } else {
      called_later_.push_back({callable, false});
      if (auto* inner = std::get_if<Callable>(&callable.form)) inner->wrapped_by = "a decorator";
    }
  }
  return callable;
}

// They are called while the handler runs, if at all.
void Walker::follow_what_is_called_later() {
  for (std::size_t i = 0; i < called_later_.size(); ++i) {
    const CalledLater later = called_later_[i];
    const Situation situation(record);
    record.now.handed_on = !later.by_requests;
    may_be_called(later.callable, later.callable.span);
  }
}

}  // namespace plimsoll::code
