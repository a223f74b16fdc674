// A source file as a program: the few forms of statements and expressions that Python, JavaScript
// and TypeScript have in common, each with the bytes that it was written in.
//
// In: concrete syntax, lowered by one file a language (lower.h). Out: a Module that owns all its
// forms, which refer to each other by number. What a language has beyond these forms is lowered to
// them where that keeps its meaning (a `with` is a block whose target is assigned first, `x += 1`
// assigns a sum), and is Unclear where it does not; what stands inside an Unclear form is still
// there to be looked at. Refuses nothing.
//
// Names and texts are views into the module's source text or into texts that it keeps.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "code/inset.h"
#include "code/syntax.h"
#include "text/span.h"

namespace plimsoll::code {

enum class ExpressionId : std::uint32_t {};
enum class StatementId : std::uint32_t {};
enum class FunctionId : std::uint32_t {};
enum class ClassId : std::uint32_t {};

using Expressions = std::vector<ExpressionId>;
using Block = std::vector<StatementId>;

// ---- expressions ----

struct Nothing {};  // None, null, undefined
struct Boolean {
  bool value = false;
};
struct Number {
  double value = 0;
};
struct String {
  std::string_view value;  // decoded
};
// An f-string or template literal: Strings and what is put between them.
struct Template {
  Expressions parts;
};
struct Name {
  std::string_view name;  // `self` and `this` are names
};
struct Member {
  ExpressionId object{};
  std::string_view name;
  bool optional = false;  // a?.b
};
struct Index {
  ExpressionId object{};
  ExpressionId key{};
  bool optional = false;  // a?.[b]
};
struct Argument {
  std::string_view keyword;  // empty: by position
  ExpressionId value{};
  bool spread = false;  // *a, **a, ...a
};
struct Call {
  ExpressionId callee{};
  std::vector<Argument> arguments;
  bool constructs = false;  // new C()
};
struct Entry {
  std::optional<ExpressionId> key;  // nothing: what is spread; a String where it is written out
  ExpressionId value{};
};
// {…}: a dict, an object. As a target: what is taken apart.
struct Mapping {
  std::vector<Entry> entries;
};
struct Item {
  ExpressionId value{};
  bool spread = false;
};
// […], (…,), a set. As a target: what is taken apart.
struct Sequence {
  std::vector<Item> items;
};
struct Closure {
  FunctionId function{};
};
struct ClassValue {
  ClassId value{};
};
struct Await {
  ExpressionId value{};
};
enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  power,
  either,    // or, ||
  both,      // and, &&
  default_,  // ??
  equal,
  unequal,
  less,
  greater,  // `less` and `greater` stand for their inclusive forms too
  in,
  other,
};
struct Binary {
  Operator operation = Operator::other;
  ExpressionId left{};
  ExpressionId right{};
};
struct Not {
  ExpressionId value{};
};
struct Choice {
  ExpressionId test{};
  ExpressionId then{};
  ExpressionId otherwise{};
};
// `a = b` where a value is meant. As a part of a target: what is taken where nothing is there.
struct Assignment {
  ExpressionId target{};
  ExpressionId value{};
};
// A comprehension: its value for each of what it goes over.
struct Comprehension {
  ExpressionId target{};
  ExpressionId over{};
  Expressions tests;
  ExpressionId value{};
  bool lazy = false;   // a generator expression
  bool keyed = false;  // {a: b for …}: a mapping
};
// What has no form here. Its parts are what stands inside.
struct Unclear {
  Expressions parts;
};

struct Expression {
  Range at;
  std::variant<Nothing, Boolean, Number, String, Template, Name, Member, Index, Call, Mapping,
               Sequence, Closure, ClassValue, Await, Binary, Not, Choice, Assignment, Comprehension,
               Unclear>
      form;
};

// ---- statements ----

struct Evaluate {
  ExpressionId value{};
};
// A target is a Name, Member or Index, or a Mapping or Sequence of targets.
struct Assign {
  ExpressionId target{};
  ExpressionId value{};
};
struct Return {
  std::optional<ExpressionId> value;
};
struct Raise {
  std::optional<ExpressionId> value;
};
struct If {
  ExpressionId test{};
  Block then;
  Block otherwise;
};
// A switch or match: one of the branches runs, or none of them.
struct Branches {
  ExpressionId subject{};
  std::vector<Block> branches;
  bool complete = false;  // there is a default
};
struct ForEach {
  ExpressionId target{};
  ExpressionId over{};
  Block body;
};
// while, do, for (;;): without a test it goes on until something inside ends it.
struct While {
  std::optional<ExpressionId> test;
  Block body;  // with the step of a for (;;) at its end
};
struct Catch {
  Range at;           // the word `except` or `catch` with its parameter
  Expressions types;  // none: everything
  std::string_view name;
  Block body;
};
struct Try {
  Block body;
  std::vector<Catch> catches;
  Block otherwise;  // Python's else
  Block finally;
};
struct Define {
  FunctionId function{};
};
struct DefineClass {
  ClassId value{};
};
struct Imported {
  std::string_view name;   // in the other module; "*" all, "default" its default
  std::string_view alias;  // here
};
// `import a.b as c`: module "a.b", nothing imported, alias "c". `from .x import y`: module ".x".
// `import d, {e as f}, * as g from "m"`: default as d, e as f; alias g.
struct Import {
  std::string_view module;
  std::vector<Imported> names;
  std::string_view alias;
  bool types_only = false;  // TypeScript's import type: gone when it runs
};
struct Break {};
struct Continue {};

struct Statement {
  Range at;
  std::variant<Evaluate, Assign, Return, Raise, If, Branches, ForEach, While, Try, Define,
               DefineClass, Import, Break, Continue>
      form;
};

// ---- functions, classes, modules ----

struct Parameter {
  ExpressionId target{};  // a Name, or what is taken apart
  std::optional<ExpressionId> default_value;
  bool rest = false;      // *args, ...rest
  bool keywords = false;  // **kwargs
};
struct Function {
  std::string_view name;  // empty: an arrow or lambda that has none
  Range at;
  Range name_at;  // of one without a name: its first line's beginning
  std::vector<Parameter> parameters;
  Block body;  // of a lambda or a short arrow: one Return
  Expressions decorators;
  bool is_async = false;
  bool is_generator = false;
};
struct Class {
  std::string_view name;
  Range at;
  Expressions bases;
  std::vector<FunctionId> methods;
  Block body;  // everything else that stands in it
};
// What other modules can import under a name.
struct Export {
  std::string_view name;              // "default", "*" for all of another module
  std::optional<ExpressionId> value;  // nothing: what another module exports
  std::string_view from;              // that module
  std::string_view from_name;         // and its name there
};

class Module {
 public:
  Module(FileId its_file, Language its_language) : file(its_file), language(its_language) {}

  const Expression& operator[](ExpressionId id) const { return expressions_[index(id)]; }
  const Statement& operator[](StatementId id) const { return statements_[index(id)]; }
  const Function& operator[](FunctionId id) const { return functions_[index(id)]; }
  const Class& operator[](ClassId id) const { return classes_[index(id)]; }

  ExpressionId add(Expression expression) { return put<ExpressionId>(expressions_, expression); }
  StatementId add(Statement statement) { return put<StatementId>(statements_, statement); }
  FunctionId add(Function function) { return put<FunctionId>(functions_, function); }
  ClassId add(Class value) { return put<ClassId>(classes_, value); }
  // A text that is not written in the source as it is (with escapes).
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  Span span(Range range) const {
    return inset == nullptr ? Span{file, range.begin, range.end} : inset->span(range);
  }

  FileId file;
  Language language;
  std::string_view source;       // of which it was lowered
  const Inset* inset = nullptr;  // when it stands in another file
  Block body;
  std::vector<Export> exports;
  bool is_es_module = false;           // it says import or export
  std::optional<Range> es_syntax;      // where it says so first
  std::optional<Range> first_mistake;  // where it stops being a program

 private:
  template <class Id>
  static std::size_t index(Id id) {
    return static_cast<std::size_t>(id);
  }
  template <class Id, class Things, class Thing>
  static Id put(Things& things, Thing& thing) {
    things.push_back(std::move(thing));
    return Id(static_cast<std::uint32_t>(things.size() - 1));
  }

  std::vector<Expression> expressions_;
  std::vector<Statement> statements_;
  std::vector<Function> functions_;
  std::vector<Class> classes_;
  std::deque<std::string> texts_;
};

}  // namespace plimsoll::code
