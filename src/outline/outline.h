// The outline of a source file in a language that is not walked (Java, C#, Go, Ruby): which types
// and routines it declares, what each routine runs, and what each reads of the environment.
//
// In: concrete syntax, by one file a language (languages.h). Out: an Outline, with names as they
// are written; whose they are is found out by reach.h. Refuses nothing: what cannot be told is left
// out, and a type says when it may have more than its source shows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "code/facts.h"
#include "syntax/syntax.h"
#include "text/span.h"

namespace plimsoll::outline {

// What is done with a value that was read of the environment. Only what tells something about a
// variable that is not set is an outline's business.
struct Use {
  enum class Kind : std::uint8_t {
    needed,  // it names a resource in a call that cannot work without it
    raises,  // the language raises where there is no value: `value.trim()`
    tested,  // whether it is there, or what it is; or another value is taken instead
  };
  Kind kind = Kind::tested;
  std::string variable;  // of the environment; empty: the one that a field holds
  std::string type;      // of the field, as written; empty: the type that the routine belongs to
  std::string field;
  Span span;
  std::string error;  // of `raises`, in the words of the language
  // The value is what the routine is given at this place; then neither variable nor field is named.
  std::optional<std::size_t> parameter = {};
  bool guarded = false;  // a try catches what it raises
};

// A value that is handed to a routine, at a place among its parameters.
struct Passed {
  std::size_t place = 0;
  Use value;
};

// What a routine runs, as its source writes it: `helper.save()` with the type that `helper` is
// declared with, `Orders.save()`, `save()`, `new Orders()`.
struct Called {
  std::string type;  // as written or declared; empty: of the type that the routine belongs to
  std::string name;  // empty: the type is made, or used for the first time
  // Of languages that tell routines of one name apart by them.
  std::optional<std::size_t> arguments;
  bool makes = false;        // an object of the type
  bool conditional = false;  // not on every path
  bool guarded = false;      // a try catches what it raises
  std::vector<Passed> passed = {};
  // Its arguments that are texts, the others empty; where it stands. Only of languages whose
  // routines may ask for variables.
  std::vector<std::string> texts = {};
  Span span = {};
};

// A routine that fails where there is no variable of the name that it is given: every call of it
// with a text reads that variable.
struct Asks {
  std::size_t parameter = 0;
  code::EnvironmentRead read;
};

// A field whose only value is a variable of the environment, or a method that does nothing but
// return one: `table()`.
struct Held {
  std::string field;
  std::string variable;
};

// A field whose only value is what a constructor is given.
struct Stored {
  std::string field;
  std::size_t parameter = 0;
};

// A method, a function, a constructor, or what runs when its type is loaded.
struct Routine {
  std::string name;  // as other routines call it; of a constructor and an initialization empty
  Span span;         // of its name
  std::size_t parameters = 0;
  bool is_static = false;
  bool is_public = true;
  std::vector<code::EnvironmentRead> reads;  // their circumstances within this routine alone
  std::vector<Use> uses;                     // of these reads, and of fields that hold others
  std::vector<Called> calls;
  std::vector<Stored> stored;  // of a constructor
  std::optional<Asks> asks;
};

struct Type {
  // With all that is around it, as the language writes it: "com.example.App", "Outer$Inner" in it,
  // "Orders::Handler"; of Go the package; empty for what stands at the top of a file of Ruby.
  std::string name;
  Span span;
  std::vector<std::string> bases;  // as written
  std::vector<Held> held;
  Routine initialization;  // when it is loaded: static fields and blocks, a file's own code
  Routine fields;          // when an object of it is made, before its constructor
  std::vector<Routine> constructors;
  std::vector<Routine> routines;
  bool is_abstract = false;  // nobody can make an object of it
  bool is_generic = false;
  bool is_open = false;  // types of the same name in other files are parts of it
  // Others add members to it (annotations, partial classes): what is not here may be there.
  bool generated = false;
};

struct Outline {
  FileId file{};
  std::string space;  // the package or namespace that the file is in
  std::vector<Type> types;
  std::vector<std::string> imports;  // as written
  // Where variables are set, or loaded from a file: then any may be set.
  std::optional<Span> environment_changed;
  // Where it stops being a program, or a person's: what is nested deeper than any is not read.
  std::optional<syntax::Range> first_mistake;
};

}  // namespace plimsoll::outline
