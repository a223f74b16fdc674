// What the code of one function does, as far as its source shows: language-neutral, with spans.
//
// In: a package, its modules, and the handler in it (walk.h). Out: everything that a check may want
// to know, each with the circumstance in which it happens. Refuses to guess: dynamic code makes a
// fact opaque or leaves it out, and `complete` says whether something may have been left out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/shape.h"
#include "text/span.h"

namespace plimsoll::code {

// When and how something happens.
struct Circumstance {
  bool at_import = false;    // when the module is loaded: at every cold start
  bool conditional = false;  // not on every path
  bool branched = false;     // behind an `if` or the like, and not only in a loop
  bool guarded = false;      // a try here or in a caller catches what it raises, and does not
                             // only raise it again
  // In a function that a decorator takes which nobody knows: perhaps it is called, perhaps it only
  // stands in the same module as the handler.
  bool handed_on = false;
  std::optional<std::size_t> loop;  // the innermost loop (CodeFacts::loops) that it is in
  std::vector<Span> way;            // the calls that lead from the handler to it, outermost first
};

// How the function is entered.
struct EntryPoint {
  Span span;  // the handler's name where it is defined
  bool is_async = false;
  bool is_generator = false;
  int required_parameters = 0;        // before the first default or rest parameter
  std::optional<Span> callback_used;  // the third parameter of a JavaScript handler is called here
  // It answers through its callback or its context, or hands them to code that may: where it ends
  // without returning anything, that says nothing.
  bool answers_later = false;
  // The decorator, middleware or framework around it by its name ("middy", "app.resolve"); what it
  // answers is then opaque.
  std::string wrapped_by;
};

struct Returned {
  // Its span: the value returned; of a function that falls off its end the catch after which it
  // does, else its name.
  Shape shape;
  bool falls_off = false;
  // A value from before a branch that may have replaced it on every path that leads here.
  bool perhaps = false;
  Circumstance when;
};

struct EnvironmentRead {
  std::string name;
  Span span;
  bool has_default = false;  // something else is taken where it is not set
  bool raises = false;       // it raises by itself where it is not set (os.environ["X"])
  bool tested = false;       // the code asks whether it is set
  // Of an outline: what is raised then, here or at `needed_by`, in the words of the language: "key
  // not found: \"TABLE\" (KeyError)".
  std::string error;
  // Of an outline: what cannot work without the value. Where the code was walked, `calls` have it
  // among their arguments.
  std::optional<Span> needed_by;
  Circumstance when;
};

// A member of the event that is read: {"body"}, {"pathParameters", "id"}; "[]" is an element.
struct EventRead {
  std::vector<std::string> path;
  Span span;
  bool optional = false;  // .get(), ?., a default: nothing happens where it is missing
  bool parsed = false;    // as JSON, which raises where it is none
  Circumstance when;
};

// A part of the event that a condition asks for: whether it is there, or what it is.
struct EventTest {
  std::vector<std::string> path;
  Span span;
  bool compared = false;  // with a value; else the code asks whether it is there

  friend bool operator==(const EventTest&, const EventTest&) = default;
};

enum class Remote : std::uint8_t { aws, http, database };

// A client of a remote service, where it is made.
struct Client {
  Remote remote = Remote::aws;
  std::string library;  // "boto3", "@aws-sdk/client-s3", "requests", "axios"
  std::string service;  // of AWS, by its SDK's name: "dynamodb"
  Span span;
  std::optional<double> read_timeout_s;     // written
  std::optional<double> connect_timeout_s;  // written
  std::optional<int> attempts;              // written, the first one included
  // There are options that could not be read, or something was changed in it afterwards.
  bool opaque_options = false;
  bool other_account = false;   // with credentials or a role of its own, or perhaps with such
  bool other_endpoint = false;  // at an address that is written, so that it may be no AWS at all
  Circumstance when;
};

struct RemoteCall {
  std::size_t client = 0;  // in CodeFacts::clients
  // Of AWS as the code writes it ("put_item", "PutItem", "putItem"), of HTTP the method.
  std::string operation;
  // Of boto3: the kind of object it is called on ("Table"). "waiter" of what waits until the
  // operation answers as its name says ("object_exists"), in any SDK. Else empty.
  std::string resource;
  Span span;
  std::vector<std::pair<std::string, Shape>> arguments;  // those that name resources or options
  bool opaque_arguments = false;
  bool signs_only = false;          // makes a URL with which somebody else does it: nothing is sent
  std::optional<double> timeout_s;  // written at the call
  bool timeout_unclear = false;     // there may be one that could not be read
  bool calls_back = false;          // its answer goes to a function that it is given
  bool result_ignored = false;      // a promise that nobody waits for
  // What of the answer is read; "*" when it is passed on. Of what an invoked function answered also
  // what is read in it ("Payload.errorMessage", "Payload.*").
  std::vector<std::string> result_members;
  Circumstance when;
};

struct Sleep {
  std::optional<double> seconds;  // nothing: not the same every time, or not known
  Span seconds_span;              // where they are written
  Span span;
  Circumstance when;
};

struct Loop {
  Span span;  // its first line
  std::optional<std::size_t> outer;
  bool over_records = false;  // each of event["Records"] (or what stands for them)
  bool endless = false;       // without a bound that could be seen
  bool counted = false;       // it counts or tests, instead of going over a collection
  bool side_by_side = false;  // nobody waits for one turn before the next: map(async …)
  bool calls_itself = false;  // no loop, but a function that calls itself again after a failure
};

// A try in a loop that makes a remote call again after it failed.
struct Retry {
  Span span;              // the catch that goes on to the next turn
  std::size_t loop = 0;   // in CodeFacts::loops
  std::size_t call = 0;   // in CodeFacts::calls: the last one that is tried
  bool gives_up = false;  // something ends the loop although the call goes on failing
  bool polls = false;     // it may go on although the call succeeds, too: until an answer fits
  Circumstance when;
};

// An async function of the package in which there are remote calls, and for whose end nobody waits.
struct LoosePromise {
  Span span;
  std::string name;       // of the function
  bool for_each = false;  // it is given to forEach
  Circumstance when;
};

// A module that is imported or required.
struct ImportedModule {
  std::string name;  // as written
  Span span;
  bool own = false;          // found in the package
  bool guarded = false;      // in a try that goes on without it
  bool required = false;     // by `require`, not by `import`
  bool conditional = false;  // not when the module is loaded
  // Nothing of the project puts it into the package: no manifest names it or what may bring it, and
  // it does not lie there. The runtime may bring it all the same.
  bool undeclared = false;
};

// A source that is written for one of Node's two systems of modules and loaded by the other one.
struct ModuleClash {
  Span span;                 // `import`, `export` or `require`
  bool is_export = false;    // `export` and not `import`
  bool is_required = false;  // `require` in an ES module; else `import` in a CommonJS module
  bool by_manifest = false;  // package.json decides, and not the ending of the file's name
};

// Something that is as large as somebody else made it, read into memory as a whole.
struct WholeRead {
  enum class Of : std::uint8_t { object, answer, file };
  Span span;
  Of what = Of::object;
  std::optional<std::size_t> call;  // in CodeFacts::calls: what answered with it
  bool parsed = false;              // as JSON: a program's document, and nobody's film
  Circumstance when;
};

// A file below /tmp that is written.
struct TemporaryFile {
  Span span;
  Circumstance when;
};

struct CodeFacts {
  EntryPoint entry;
  std::vector<Returned> returns;
  std::vector<EnvironmentRead> environment;
  std::vector<EventRead> event;
  std::vector<EventTest> event_tests;
  bool event_passed_on = false;  // as a whole, to code that is not known
  std::vector<Client> clients;
  std::vector<RemoteCall> calls;
  std::vector<Sleep> sleeps;
  std::vector<Loop> loops;
  std::vector<ImportedModule> imports;
  std::vector<Retry> retries;
  std::vector<LoosePromise> loose_promises;
  std::vector<WholeRead> whole_reads;
  std::vector<TemporaryFile> temporary_files;
  std::vector<ModuleClash> module_clashes;
  // Where variables are set, or handed on all together: then any may be set, and any may be read.
  std::optional<Span> environment_changed;
  // The sources into which it was followed, for what only their words can tell. Valid as long as
  // the files are open.
  std::vector<std::string_view> texts;
  std::vector<FileId> files;           // in which these stand, one for each
  std::optional<Span> remaining_time;  // where the code asks how much time it has left
  // The catch around the whole body, or around all that is done with each record, that only logs.
  std::optional<Span> swallowed_errors;
  // The catch of whatever goes wrong with a record after which the handler goes on.
  std::optional<Span> kept_errors;
  std::optional<Span> raised_for_record;  // where the handler itself gives up on a record
  bool batch_failures = false;            // a library answers with batchItemFailures for it
  bool idempotency = false;               // a library keeps it from doing things twice
  bool timeout_for_all = false;           // a timeout is set for whatever connects
  // A client of AWS went where what is called on it cannot be seen, or it is not known of which
  // service it is.
  std::optional<Span> client_out_of_sight;
  bool complete = true;  // nothing was left out: no dynamic call, no depth limit
};

}  // namespace plimsoll::code
