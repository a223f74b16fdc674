// What libraries mean to us: the few of which a check wants to know something.
//
// In: the way to something in a library ({"boto3", "client"}) and what it is called with. Out: what
// it stands for, after what it does is recorded. Nothing for what is not known here: whoever asks
// then takes it as unknown.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "code/walker.h"

namespace plimsoll::code {

// The builtin or global of a language under a name ("len", "JSON", "process").
std::optional<Meaning> builtin(bool python, std::string_view name, Span at);

// Something in a library that is a value by itself (`os.environ`).
std::optional<Meaning> library_value(const Library& library, Span at);

std::optional<Meaning> call_python_library(Walker& walker, const Library& library,
                                           const Passing& passing, Span at);
std::optional<Meaning> call_node_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at);

// What a promise is settled with, where the library is what settles one; else nothing happens.
void settle_promise(const Library& library, const Meaning& answer);

// Clients of remote services, and what is called on them.
std::optional<Meaning> call_remote_library(Walker& walker, const Library& library,
                                           const Passing& passing, Span at);
std::optional<Meaning> call_http_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at);
// A call of a library that makes a client of HTTP for it alone.
RemoteCall http_call(Walker& walker, std::string_view library, std::string_view operation, Span at);
// Payments, mails and messages, by the libraries of those who offer them.
std::optional<Meaning> call_service_library(Walker& walker, const Library& library,
                                            const Passing& passing, Span at);
// `axios.default.get`, `node:https.get`: the same by a shorter name.
std::string plain_way(const Library& library);
// Something is put into an HTTP library for all of its calls: `axios.defaults.timeout = 1000`.
void note_member_of_library(Walker& walker, const Library& library);
Meaning call_http_client(Walker& walker, const ClientMethod& method, const Passing& passing,
                         Span at);
// What is called on that which a remote call answered (`answer["Body"].read()`).
std::optional<Meaning> call_answer(Walker& walker, const Answer& answer, const Passing& passing,
                                   Span at);
// Something is parsed as JSON; perhaps what a remote call answered.
void note_parsed(Walker& walker, const Meaning& parsed);
// A member of an answer that is read: the last of its path.
void note_member_of_answer(Walker& walker, const Answer& answer, Span at);
// Files below /tmp.
std::optional<Meaning> call_file_library(Walker& walker, const Library& library,
                                         const Passing& passing, Span at);
Meaning call_client(Walker& walker, const ClientMethod& method, const Passing& passing, Span at);
Meaning member_of_client(const ClientValue& client, std::string_view name, Span at);
// Every option that is written, one level deep: what a check may ask for by name.
void add_arguments(const CodeFacts& facts, const Passing& passing, RemoteCall& call);
// Records a call with all that is written in its arguments, and stands for its answer.
Meaning record_call(Walker& walker, RemoteCall call, const Passing& passing, Span at);

// What is around the clients of AWS's SDKs and ends in operations of theirs: paginators, waiters,
// signed URLs, managed uploads, tracers.
std::optional<Meaning> call_sdk_helper(Walker& walker, const Library& library,
                                       const Passing& passing, Span at);
std::optional<Meaning> call_client_helper(Walker& walker, const ClientMethod& method,
                                          const Passing& passing, Span at);
// A collection of a boto3 resource: `bucket.objects.filter`.
Meaning member_of_collection(const ClientMethod& collection, std::string_view name, Span at);
// A client goes where nobody follows it, alone or inside something.
void note_clients_given_away(Walker& walker, const Meaning& meaning, Span at);

}  // namespace plimsoll::code
