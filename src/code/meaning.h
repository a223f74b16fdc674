// What an expression stands for while a program is followed.
//
// A Meaning is a value with shared parts: an object that two names mean is one object. What cannot
// be known is Unknown; what depends on a branch is OneOf. Used by walk_*.cpp and libraries_*.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "code/program.h"
#include "code/shape.h"

namespace plimsoll::code {

struct Meaning;
struct ScopeNode;
using Scope = std::shared_ptr<ScopeNode>;

struct Unknown {};
struct Text {
  std::vector<TextPart> parts;
};
struct Object {
  // In the order in which members were written first; assigning again keeps the place.
  std::vector<std::pair<std::string, std::pair<Span, std::shared_ptr<Meaning>>>> members;
  bool open = false;
  std::size_t made_in = 0;  // the block in which it was made (Recorder::block); none: not known
};
struct List {
  std::vector<Meaning> elements;
  bool open = false;
};
// A function of the package, with the names that it sees, and what it is bound to.
struct Callable {
  const Module* module = nullptr;
  FunctionId function{};
  Scope scope;
  std::shared_ptr<Meaning> self;
  std::string wrapped_by;  // a library's middleware or decorator around it
};
struct OwnClass {
  const Module* module = nullptr;
  ClassId value{};
  Scope scope;
};
struct Instance {
  OwnClass of;
  std::shared_ptr<Object> attributes;
};
// A module of the package as a value: its exported names.
struct OwnModule {
  const Module* module = nullptr;
};
// Something of a library, by the way to it: {"boto3"}, {"boto3", "client"},
// {"@aws-sdk/client-s3", "S3Client"}. `arguments` are those of the call that made it, if it is what
// a call of that way answered.
struct Library {
  std::vector<std::string> way;
  std::shared_ptr<std::vector<std::pair<std::string, Meaning>>> arguments;
  bool called = false;

  std::string dotted() const;
};
struct ClientValue {
  std::size_t client = 0;         // in CodeFacts::clients
  std::string resource;           // a boto3 resource's collection: "Table"
  std::shared_ptr<Meaning> name;  // and the name that it was given
};
// A method of a client that was not called yet.
struct ClientMethod {
  ClientValue of;
  std::string name;
};
// A command object of the AWS SDK for JavaScript v3.
struct CommandValue {
  std::string service;
  std::string operation;
  std::shared_ptr<Meaning> input;
};
// What a remote call answered, or a part of it.
struct Answer {
  std::size_t call = 0;  // in CodeFacts::calls
  std::vector<std::string> path;
};
// The event, or a part of it.
struct EventValue {
  std::vector<std::string> path;
  bool has_default = false;  // something else stands for it where it is missing
};
struct ContextValue {};
// What a handler of Node answers through: its third parameter, or functions of its context.
struct CallbackValue {
  enum class Kind : std::uint8_t { parameter, done, succeed, fail };
  Kind kind = Kind::parameter;
};
struct EnvironmentValue {};  // os.environ, process.env
// The value of one variable. Where it is used tells whether it is tested.
struct VariableValue {
  std::size_t read = 0;  // in CodeFacts::environment
  std::string name;
};
struct OneOf {
  std::vector<Meaning> alternatives;
};

struct Meaning {
  Span span;
  std::variant<Unknown, Nothing, Boolean, Number, Text, std::shared_ptr<Object>,
               std::shared_ptr<List>, Callable, OwnClass, Instance, OwnModule, Library, ClientValue,
               ClientMethod, CommandValue, Answer, EventValue, ContextValue, CallbackValue,
               EnvironmentValue, VariableValue, OneOf>
      form;
  // It is from before a branch that may have replaced it on every path that leads here.
  bool perhaps = false;

  template <class Form>
  const Form* as() const {
    return std::get_if<Form>(&form);
  }
  bool is_unknown() const { return as<Unknown>() != nullptr; }
};

// The names of a function or module, inside those around it.
struct ScopeNode {
  std::map<std::string, Meaning, std::less<>> names;
  Scope outer;
};

const Meaning* find(const Scope& scope, std::string_view name);

// Both, where they differ. At most eight alternatives: beyond that it is unknown.
Meaning join(const Meaning& left, const Meaning& right);
// The same of one that is there. Most names mean on one way what they mean on the other.
void join_into(Meaning& known, const Meaning& other);

// Marks those alternatives that were meant before.
void doubt(Meaning& now, const Meaning& before);

// Members by name; null when there is none.
const Meaning* member_of(const Object& object, std::string_view name);
void set_member(Object& object, std::string_view name, Span span, Meaning value);
// Somebody may change it in a way that is not known.
void leave_open(const Meaning& meaning);

std::optional<std::string> literal(const Meaning& meaning);
std::optional<double> number(const Meaning& meaning);

// What is told about it in CodeFacts.
Shape shape_of(const Meaning& meaning);
// Each of the alternatives, or the meaning itself.
std::vector<Meaning> alternatives_of(const Meaning& meaning);

}  // namespace plimsoll::code
