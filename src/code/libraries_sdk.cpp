// What is around the clients of AWS's SDKs and ends in operations of theirs: paginators, waiters,
// signed URLs, managed uploads, the collections of boto3's resources, tracers.
#include <algorithm>
#include <array>
#include <string>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

constexpr int deepest_search = 4;

const Meaning* member_at(const Passing& passing, std::size_t position, std::string_view name) {
  const Meaning* given = by_position(passing, position);
  const auto* object = given == nullptr ? nullptr : given->as<std::shared_ptr<Object>>();
  return object == nullptr ? nullptr : member_of(**object, name);
}

const Meaning* argument(const Passing& passing, std::size_t position, std::string_view keyword) {
  const Meaning* given = by_keyword(passing, keyword);
  return given == nullptr ? by_position(passing, position) : given;
}

std::optional<std::string> text_at(const Passing& passing, std::size_t position,
                                   std::string_view keyword) {
  const Meaning* given = argument(passing, position, keyword);
  return given == nullptr ? std::nullopt : literal(*given);
}

Passing only(const Meaning* meaning) {
  return meaning == nullptr ? Passing{} : Passing{{"", *meaning}};
}

RemoteCall call_of(const ClientValue& client, std::string operation) {
  RemoteCall call;
  call.client = client.client;
  call.operation = std::move(operation);
  return call;
}

Meaning sign(Walker& walker, const ClientValue& client, std::string operation, const Passing& input,
             Span at) {
  RemoteCall call = call_of(client, std::move(operation));
  call.signs_only = true;
  record_call(walker, std::move(call), input, at);
  return {at, Text{{{TextPart::Kind::opaque, {}}}}};
}

// `new Upload({client, params})`, which is done with whatever S3 needs.
std::optional<Meaning> upload(Walker& walker, const Passing& passing, Span at) {
  const Meaning* client = member_at(passing, 0, "client");
  const auto* known = client == nullptr ? nullptr : client->as<ClientValue>();
  if (known == nullptr) return std::nullopt;
  return record_call(walker, call_of(*known, "PutObject"), only(member_at(passing, 0, "params")),
                     at);
}

// `getSignedUrl(client, command)`, `createPresignedPost(client, {…})`.
std::optional<Meaning> presign(Walker& walker, const Passing& passing, Span at) {
  const Meaning* client = by_position(passing, 0);
  const Meaning* input = by_position(passing, 1);
  const auto* known = client == nullptr ? nullptr : client->as<ClientValue>();
  if (known == nullptr || input == nullptr) return std::nullopt;
  const auto* command = input->as<CommandValue>();
  if (command != nullptr) {
    return sign(walker, *known, command->operation, only(command->input.get()), at);
  }
  return sign(walker, *known, "PutObject", only(input), at);
}

// `paginateScan({client}, {…})`, `waitUntilTableExists({client}, {…})`.
std::optional<Meaning> go_through(Walker& walker, std::string_view name, const Passing& passing,
                                  Span at) {
  constexpr std::string_view paginate = "paginate";
  constexpr std::string_view wait_until = "waitUntil";
  const Meaning* client = member_at(passing, 0, "client");
  const auto* known = client == nullptr ? nullptr : client->as<ClientValue>();
  const bool pages = name.starts_with(paginate);
  if (known == nullptr || (!pages && !name.starts_with(wait_until))) return std::nullopt;
  name.remove_prefix(pages ? paginate.size() : wait_until.size());
  RemoteCall call = call_of(*known, std::string(name));
  if (!pages) call.resource = "waiter";
  return record_call(walker, std::move(call), only(by_position(passing, 1)), at);
}

// Tracers give back what they are given, and look on.
bool is_tracer(std::string_view name) {
  return name.starts_with("captureAWS");
}

// A paginator or waiter of boto3, which remembers for what it was made.
Meaning stand_in(const ClientValue& client, std::string_view kind, const Meaning& name, Span at) {
  return {at, ClientValue{client.client, std::string(kind), std::make_shared<Meaning>(name)}};
}

std::optional<Meaning> call_stand_in(Walker& walker, const ClientMethod& method,
                                     const Passing& passing, Span at) {
  const ClientValue& of = method.of;
  const bool pages = of.resource == "paginator";
  if ((!pages && of.resource != "waiter") || of.name == nullptr) return std::nullopt;
  RemoteCall call = call_of(of, literal(*of.name).value_or(""));
  if (!pages) call.resource = of.resource;
  return record_call(walker, std::move(call), passing, at);
}

std::optional<Meaning> call_signer(Walker& walker, const ClientMethod& method,
                                   const Passing& passing, Span at) {
  const bool of_operation = method.name == "generate_presigned_url" ||
                            method.name == "getSignedUrl" || method.name == "getSignedUrlPromise";
  if (of_operation) {
    const std::string operation = text_at(passing, 0, "ClientMethod").value_or("");
    return sign(walker, method.of, operation, only(argument(passing, 1, "Params")), at);
  }
  if (method.name == "generate_presigned_post" || method.name == "createPresignedPost") {
    return sign(walker, method.of, "PutObject", passing, at);
  }
  return std::nullopt;
}

// `bucket.objects.all()` goes on being a collection.
std::optional<Meaning> call_collection(Walker& walker, const ClientMethod& method,
                                       const Passing& passing, Span at) {
  const std::size_t dot = method.name.find('.');
  if (dot == std::string::npos) return std::nullopt;
  const std::string collection = method.name.substr(0, dot);
  const bool deletes = method.name.ends_with(".delete");
  RemoteCall call = call_of(method.of, deletes ? method.name : collection);
  call.resource = method.of.resource == "service" ? "" : method.of.resource;
  if (method.of.name != nullptr) {
    call.arguments.emplace_back(call.resource, shape_of(*method.of.name));
  }
  record_call(walker, std::move(call), passing, at);
  return Meaning{at, ClientMethod{method.of, collection}};
}

bool holds_client(const Meaning& meaning, int depth) {
  if (meaning.as<ClientValue>() != nullptr || meaning.as<ClientMethod>() != nullptr) return true;
  if (depth == deepest_search) return false;
  if (const auto* several = meaning.as<OneOf>()) {
    return std::ranges::any_of(several->alternatives, [depth](const Meaning& each) {
      return holds_client(each, depth + 1);
    });
  }
  if (const auto* list = meaning.as<std::shared_ptr<List>>()) {
    return std::ranges::any_of(
        (*list)->elements, [depth](const Meaning& each) { return holds_client(each, depth + 1); });
  }
  const auto* object = meaning.as<std::shared_ptr<Object>>();
  const auto* instance = meaning.as<Instance>();
  if (object == nullptr && instance != nullptr) object = &instance->attributes;
  if (object == nullptr) return false;
  return std::ranges::any_of((*object)->members, [depth](const auto& member) {
    return holds_client(*member.second.second, depth + 1);
  });
}

}  // namespace

std::optional<Meaning> call_sdk_helper(Walker& walker, const Library& library,
                                       const Passing& passing, Span at) {
  const std::string& package = library.way.front();
  const std::string& name = library.way.back();
  const Meaning* first = by_position(passing, 0);
  if (is_tracer(name) && first != nullptr) return *first;
  if (library.called || !package.starts_with("@aws-sdk/")) return std::nullopt;
  if (package == "@aws-sdk/lib-storage" && name == "Upload") return upload(walker, passing, at);
  if (package == "@aws-sdk/s3-request-presigner" || package == "@aws-sdk/s3-presigned-post") {
    return presign(walker, passing, at);
  }
  return go_through(walker, name, passing, at);
}

std::optional<Meaning> call_client_helper(Walker& walker, const ClientMethod& method,
                                          const Passing& passing, Span at) {
  constexpr std::array<std::string_view, 4> no_calls{"can_paginate", "close", "destroy", "meta"};
  if (std::ranges::find(no_calls, method.name) != no_calls.end()) return Meaning{at, Unknown{}};
  if (auto meant = call_stand_in(walker, method, passing, at)) return meant;
  if (auto meant = call_signer(walker, method, passing, at)) return meant;
  if (auto meant = call_collection(walker, method, passing, at)) return meant;
  const Meaning* first = by_position(passing, 0);
  if (first == nullptr) return std::nullopt;
  if (method.name == "get_paginator") return stand_in(method.of, "paginator", *first, at);
  if (method.name == "get_waiter") return stand_in(method.of, "waiter", *first, at);
  if (method.name != "waitFor") return std::nullopt;
  RemoteCall call = call_of(method.of, literal(*first).value_or(""));
  call.resource = "waiter";
  return record_call(walker, std::move(call), only(by_position(passing, 1)), at);
}

Meaning member_of_collection(const ClientMethod& collection, std::string_view name, Span at) {
  const ClientValue& of = collection.of;
  if (of.resource.empty()) return {at, Unknown{}};
  if (collection.name == "meta") {
    return name == "client" ? Meaning{at, ClientValue{of.client, {}, nullptr}}
                            : Meaning{at, Unknown{}};
  }
  return {at, ClientMethod{of, collection.name + "." + std::string(name)}};
}

void note_clients_given_away(Walker& walker, const Meaning& meaning, Span at) {
  if (holds_client(meaning, 0)) walker.record.facts().client_out_of_sight = at;
}

}  // namespace plimsoll::code
