// Follows a program from its handler: abstractly, without running anything.
//
// Statements are taken in order, both sides of every condition, bodies of loops once; calls of the
// package's own functions are entered with the meanings of their arguments. What happens on the way
// is recorded. Steps and depth are limited: where the limit is reached the facts say that they are
// not complete. Used by walk_*.cpp and libraries_*.cpp; everyone else calls follow().
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/meaning.h"
#include "code/package.h"
#include "code/recorder.h"
#include "code/recursion.h"

namespace plimsoll::code {

// An argument of a call.
struct Passed {
  std::string keyword;  // empty: by position
  Meaning meaning;
  bool spread = false;
};
using Passing = std::vector<Passed>;

const Meaning* by_position(const Passing& passing, std::size_t position);
const Meaning* by_keyword(const Passing& passing, std::string_view keyword);

// Whether what follows a statement is reached.
struct Flow {
  bool goes_on = true;
  bool breaks = false;  // leaves the loop around it
  // Whether it goes on depends on what callers send, or on how often a loop turns.
  bool unsure = false;
  std::optional<Span> caught = {};  // it only goes on after this catch
};

// What a library got when a module was loaded.
struct CalledLater {
  Meaning callable;
  bool by_requests = false;  // for the handler's requests; else perhaps for something else
};

class Walker {
 public:
  Walker(const Package& package, CodeFacts& facts) : package_(package), record(facts) {}
  ~Walker();
  Walker(const Walker&) = delete;
  Walker& operator=(const Walker&) = delete;

  // What a module exports under a name. Nothing: it certainly exports no such thing.
  std::optional<Meaning> exported(const Module& module, std::string_view name);
  // The names that a module offers; sorted.
  std::vector<std::string> names_in(const Module& module);
  // Enters a function as Lambda does. False when it is no function of the package.
  bool enter_handler(const Meaning& handler);

  // For what libraries do with functions and values that they are given.
  Meaning call(const Meaning& callee, const Passing& passing, Span at);
  // A function that a library may call, with arguments that nobody knows.
  void may_be_called(const Meaning& callee, Span at);
  Meaning member(const Meaning& object, std::string_view name, Span at, bool optional);
  // What `require` and `os.getenv` stand for.
  Meaning require(std::string_view name, Span at);
  Meaning environment_get(const Passing& passing, Span at);
  bool python() const { return python_; }
  // The function that a new promise is made with runs at once; what it gets settles the promise.
  Meaning start_promise(const Meaning& executor, Span at);
  // Somebody is kept waiting: by a promise only where it is waited for.
  void sleep(const Meaning* seconds, double unit_s, Span at);
  void sleep_until_settled(const Meaning& later, const Meaning* seconds, double unit_s, Span at);
  void settle() { settled_ = true; }
  // What is called right now ends the program.
  void ends_here() { never_returns_ = true; }

 private:
  struct Frame {
    const Module& module;
    Scope scope;
    std::vector<Meaning> returned;
    bool falls_off = false;
    bool awaited = false;  // whoever called it waits for the promise that it returns
  };
  struct Loaded {
    Scope scope;
    Meaning module_object;  // of CommonJS: whose member `exports` others see
    std::optional<Package::System> system;
  };
  using Names = std::map<std::string, Meaning, std::less<>>;
  class Situation;  // restores Recorder::now

  // Modules; walk_modules.cpp.
  Loaded& load(const Module& module);
  void note_system(const Module& module, const std::optional<Package::System>& system);
  void import(const Import& form, Span at, Frame& frame);
  Meaning import_module(const Module& importer, std::string_view name, Span at, bool required);
  std::optional<Meaning> exported_as(const Export& entry, const Module& module);
  std::optional<Meaning> python_name(const Module& module, std::string_view name);
  std::optional<Meaning> es_export(const Module& module, std::string_view name);
  std::optional<Meaning> commonjs_export(const Module& module, std::string_view name);
  void import_all(const Meaning& module, Frame& frame);
  Meaning import_name(const Meaning& module, const Import& form, std::string_view name, Span at,
                      Frame& frame);

  // Statements; walk_statements.cpp.
  Flow run(const Block& block, Frame& frame);
  Flow run(StatementId id, Frame& frame);
  Flow run(const Evaluate& form, Span at, Frame& frame);
  Flow run(const Assign& form, Span at, Frame& frame);
  Flow run(const Return& form, Span at, Frame& frame);
  Flow run(const Raise& form, Span at, Frame& frame);
  Flow run(const If& form, Span at, Frame& frame);
  Flow run(const Branches& form, Span at, Frame& frame);
  Flow run(const ForEach& form, Span at, Frame& frame);
  Flow run(const While& form, Span at, Frame& frame);
  Flow run(const Try& form, Span at, Frame& frame);
  Flow run(const Define& form, Span at, Frame& frame);
  Flow run(const DefineClass& form, Span at, Frame& frame);
  Flow run(const Import& form, Span at, Frame& frame);
  Flow run(const Break& form, Span at, Frame& frame);
  Flow run(const Continue& form, Span at, Frame& frame);
  void test(ExpressionId id, Frame& frame, bool ends_badly);
  void mark_tested(const Meaning& meaning, bool ends_badly);
  bool only_for_the_console(ExpressionId test, const Frame& frame) const;
  bool lets_pass(const Catch& handler, const Module& module) const;
  static Names merged(Names both, const Names& right, const Names& before);
  void note_comparison(Operator operation, const Meaning& left, const Meaning& right, Span at);
  void note_event_test(const Meaning& meaning, Span at, bool compared);

  // Loops, and how they try again; walk_loops.cpp.
  // How often something was seen that leaves a block, or goes on to the next turn of a loop.
  struct Exits {
    int returns = 0;
    int raises = 0;
    int breaks = 0;
    int turns = 0;

    int leaving() const { return returns + raises + breaks; }
  };
  struct Trial;  // of a remote call in a try
  struct Turn;   // of a loop
  Flow run_turn(const std::optional<ExpressionId>& test, const Block& body, Loop loop,
                Frame& frame);
  void forget_counters(const std::optional<ExpressionId>& test, const Block& body, Frame& frame);
  Trial begin_trial() const;
  void end_trial(Trial& trial, const Try& form, const Flow& flow, const Frame& frame);
  void note_retry(const Trial& trial, const Catch& handler, bool goes_on, const Frame& frame);
  // Functions that do so by calling themselves.
  const Recursion* recursion_of(const Callable& callee);
  Flow run_attempt(const Callable& callee, const Recursion& recursion, Frame& frame);
  void note_retry_of_promise(const Call& form, std::size_t calls_before, const Frame& frame);

  // Promises; walk_promises.cpp.
  void evaluate_alone(ExpressionId id, Frame& frame);
  Passing pass_to(const Meaning& object, const Call& form, std::string_view name, Frame& frame);
  void note_for_each(const Passing& passing, std::size_t calls_before, Span at);

  // Assigning; walk_assign.cpp.
  void assign(ExpressionId target, const Meaning& meaning, Frame& frame);
  void assign_members(const Mapping& target, const Meaning& meaning, Frame& frame);
  void assign_elements(const Sequence& target, const Meaning& meaning, Frame& frame);
  void assign_member(const Meaning& object, std::string_view name, Span at, const Meaning& value);
  void assign_name(std::string_view name, const Meaning& meaning, Frame& frame);
  Meaning element(const Meaning& collection, std::size_t position);
  Meaning each_of(const Meaning& collection);

  // Expressions; walk_expressions.cpp.
  Meaning value(ExpressionId id, Frame& frame);
  Meaning value(const Nothing& form, Span at, Frame& frame);
  Meaning value(const Boolean& form, Span at, Frame& frame);
  Meaning value(const Number& form, Span at, Frame& frame);
  Meaning value(const String& form, Span at, Frame& frame);
  Meaning value(const Template& form, Span at, Frame& frame);
  Meaning value(const Name& form, Span at, Frame& frame);
  Meaning value(const Member& form, Span at, Frame& frame);
  Meaning value(const Index& form, Span at, Frame& frame);
  Meaning value(const Call& form, Span at, Frame& frame);
  Meaning value(const Mapping& form, Span at, Frame& frame);
  Meaning value(const Sequence& form, Span at, Frame& frame);
  Meaning value(const Closure& form, Span at, Frame& frame);
  Meaning value(const ClassValue& form, Span at, Frame& frame);
  Meaning value(const Await& form, Span at, Frame& frame);
  Meaning value(const Binary& form, Span at, Frame& frame);
  Meaning value(const Not& form, Span at, Frame& frame);
  Meaning value(const Choice& form, Span at, Frame& frame);
  Meaning value(const Assignment& form, Span at, Frame& frame);
  Meaning value(const Comprehension& form, Span at, Frame& frame);
  Meaning value(const Unclear& form, Span at, Frame& frame);
  Meaning sum(const Meaning& left, const Meaning& right, Span at);
  Meaning either(const Binary& form, Span at, Frame& frame);
  void spread_into(Object& object, const Meaning& meaning);

  // Members; walk_members.cpp.
  struct MemberOf;
  Meaning index(const Meaning& object, const Meaning& key, Span at, bool optional);
  Meaning environment_read(std::string name, Span at, bool raises, bool has_default);
  Meaning event_part(const EventValue& event, std::string_view name, Span at, bool optional);

  // Calls; walk_calls.cpp.
  Passing pass(const std::vector<Argument>& arguments, Frame& frame);
  Meaning call_function(const Callable& callee, const Passing& passing, Span at);
  Meaning construct(const OwnClass& value, const Passing& passing, Span at);
  Meaning method_call(const Call& form, const Member& callee, Span at, Frame& frame);
  struct CallOf;
  Meaning call_library(const Library& library, const Passing& passing, Span at);
  std::optional<Meaning> known_call(const Library& library, const Passing& passing, Span at);
  Meaning call_unknown(const Passing& passing, Span at);
  void bind(const Callable& callee, const Passing& passing, Frame& frame);
  void bind_class(const OwnClass& value, Scope scope);
  Meaning decorated(const Function& function, Meaning callable, Frame& frame);
  const Callable* method(const OwnClass& value, std::string_view name, Callable& found);
  void note_environment(const Meaning& meaning);
  void follow_what_is_called_later();

  // What values do by themselves; walk_methods.cpp.
  std::optional<Meaning> method_of_value(const Meaning& object, std::string_view name,
                                         const Passing& passing, Span at);
  std::optional<Meaning> method_of_event(const EventValue& event, std::string_view name,
                                         const Passing& passing, Span at);
  std::optional<Meaning> method_of_answer(const Meaning& object, std::string_view name,
                                          const Passing& passing, Span at);
  std::optional<Meaning> method_of_environment(std::string_view name, const Passing& passing,
                                               Span at);
  std::optional<Meaning> method_of_dict(const Meaning& object, std::string_view name,
                                        const Passing& passing, Span at);
  std::optional<Meaning> method_of_list(const Meaning& object, std::string_view name,
                                        const Passing& passing, Span at);
  std::optional<Meaning> method_of_function(const Meaning& object, std::string_view name,
                                            const Passing& passing, Span at);
  std::optional<Meaning> method_of_promise(const Meaning& object, std::string_view name,
                                           const Passing& passing, Span at);

  // The handler itself; walk_handler.cpp.
  void answer_by(const CallbackValue& callback, const Passing& passing, Span at);
  void hand_on(const Meaning& meaning, Span at);

  bool out_of_steps();
  // A new scope, which is emptied when the walk ends.
  Scope scope_in(Scope outer);

  const Package& package_;
  std::map<const Module*, Loaded> loaded_;
  std::vector<std::weak_ptr<ScopeNode>> scopes_;  // every one that was made
  std::vector<const Function*> stack_;
  const Module* module_ = nullptr;  // the one whose code is being followed
  std::set<std::pair<const Module*, FunctionId>> called_back_;
  std::map<const Function*, std::optional<Recursion>> recursions_;  // of what was called so far
  std::vector<CalledLater> called_later_;
  bool python_ = false;
  bool never_returns_ = false;  // the function that was called last
  int steps_ = 0;
  Exits exits_;
  Turn* turn_ = nullptr;             // of the innermost loop of the function that is followed
  const Function* ended_ = nullptr;  // the function of the package whose call ended last,
  Span ended_at_;                    // and that call
  bool waiting_ = false;  // for the promise that the expression which is followed stands for
  bool promise_waited_for_ = false;  // the one whose function is followed
  bool settled_ = false;             // it was settled meanwhile

 public:
  Recorder record;
};

}  // namespace plimsoll::code
