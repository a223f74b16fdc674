#include "code/swallowed_errors.h"

#include <algorithm>
#include <array>
#include <string>

#include "code/kept_errors.h"
#include "text/lower_case.h"

namespace plimsoll::code {
namespace {

bool is_name_of_a_log(std::string_view name) {
  constexpr std::array<std::string_view, 6> logs{"console", "log",       "logger",
                                                 "logging", "traceback", "print"};
  const std::string lower = lower_case(name);
  return std::ranges::find(logs, lower) != logs.end() || lower.ends_with("logger");
}

// `console`, `logger.error`, `this.logger`: whoever writes logs is called so.
bool names_a_log(const Module& module, ExpressionId id) {
  const Expression& expression = module[id];
  if (const auto* name = std::get_if<Name>(&expression.form)) return is_name_of_a_log(name->name);
  const auto* member = std::get_if<Member>(&expression.form);
  return member != nullptr &&
         (names_a_log(module, member->object) || is_name_of_a_log(member->name));
}

bool is_log_call(const Module& module, ExpressionId id) {
  const auto* call = std::get_if<Call>(&module[id].form);
  return call != nullptr && names_a_log(module, call->callee);
}

// A value that is made without calling anybody but what turns values into texts.
bool is_plain(const Module& module, ExpressionId id) {
  const Expression& expression = module[id];
  if (const auto* call = std::get_if<Call>(&expression.form)) {
    const auto* name = std::get_if<Name>(&module[call->callee].form);
    const auto* member = std::get_if<Member>(&module[call->callee].form);
    const std::string_view callee = name != nullptr     ? name->name
                                    : member != nullptr ? member->name
                                                        : std::string_view();
    constexpr std::array<std::string_view, 5> texts{"str", "repr", "dumps", "stringify", "String"};
    return std::ranges::find(texts, callee) != texts.end();
  }
  if (const auto* mapping = std::get_if<Mapping>(&expression.form)) {
    return std::ranges::all_of(mapping->entries, [&](const plimsoll::code::Entry& each) {
      return is_plain(module, each.value);
    });
  }
  return !std::holds_alternative<Await>(expression.form) &&
         !std::holds_alternative<Unclear>(expression.form);
}

// What does nothing but write logs and end.
bool only_logs(const Module& module, const Block& block) {
  return std::ranges::all_of(block, [&](StatementId id) {
    const Statement& statement = module[id];
    if (const auto* evaluate = std::get_if<Evaluate>(&statement.form)) {
      return is_log_call(module, evaluate->value);
    }
    if (const auto* assign = std::get_if<Assign>(&statement.form)) {
      return std::holds_alternative<Name>(module[assign->target].form) &&
             is_plain(module, assign->value);
    }
    if (std::holds_alternative<Continue>(statement.form)) return true;
    const auto* end = std::get_if<Return>(&statement.form);
    return end != nullptr && (!end->value || is_plain(module, *end->value));
  });
}

bool logs(const Module& module, const Block& block) {
  return std::ranges::any_of(block, [&](StatementId id) {
    const auto* evaluate = std::get_if<Evaluate>(&module[id].form);
    return evaluate != nullptr && is_log_call(module, evaluate->value);
  });
}

// The try that is all that a block does, but for logs; null where there is more.
const Try* whole_try(const Module& module, const Block& block) {
  const Try* whole = nullptr;
  for (const StatementId id : block) {
    const auto* attempt = std::get_if<Try>(&module[id].form);
    if (attempt != nullptr && whole == nullptr) {
      whole = attempt;
    } else if (!only_logs(module, {id})) {
      return nullptr;
    }
  }
  return whole;
}

// Its catch of everything; nothing where one of its catches does more than log.
std::optional<Span> logging_catch(const Module& module, const Try& attempt) {
  if (attempt.body.empty() || !only_logs(module, attempt.finally)) return std::nullopt;
  if (hands_on_promise(module, attempt.body)) return std::nullopt;
  for (const Catch& handler : attempt.catches) {
    if (!only_logs(module, handler.body)) return std::nullopt;
  }
  const auto found = std::ranges::find_if(attempt.catches, [&](const Catch& handler) {
    return catches_everything(module, handler) && logs(module, handler.body);
  });
  if (found == attempt.catches.end()) return std::nullopt;
  return module.span(found->at);
}

// The loop over the records of the event after which nothing is done that could still fail; null
// where there is none.
const ForEach* last_loop(const Module& module, const Block& block, const CodeFacts& facts) {
  for (std::size_t i = block.size(); i-- > 0;) {
    const Statement& statement = module[block[i]];
    if (const auto* loop = std::get_if<ForEach>(&statement.form)) {
      return goes_over_records(module, statement, facts) ? loop : nullptr;
    }
    if (!only_logs(module, {block[i]})) return nullptr;
  }
  return nullptr;
}

}  // namespace

std::optional<Span> swallowed_errors(const Module& module, const Function& function,
                                     const CodeFacts& facts) {
  const Try* whole = whole_try(module, function.body);
  if (whole == nullptr) {
    const ForEach* loop = last_loop(module, function.body, facts);
    if (loop != nullptr) whole = whole_try(module, loop->body);
  }
  return whole != nullptr ? logging_catch(module, *whole) : std::nullopt;
}

}  // namespace plimsoll::code
