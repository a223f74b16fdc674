// What is done with what a remote call answered: a timeout set later, a body read as a whole.
#include <algorithm>
#include <array>

#include "code/libraries.h"

namespace plimsoll::code {
namespace {

bool is(const std::vector<std::string>& path, std::string_view first, std::string_view second) {
  return path.size() == 2 && path[0] == first && path[1] == second;
}

const Shape* argument(const RemoteCall& call, std::string_view name) {
  for (const auto& [known, shape] : call.arguments) {
    if (known == name) return &shape;
  }
  return nullptr;
}

void note_whole(Walker& walker, WholeRead::Of what, const Answer& answer, Span at) {
  WholeRead read;
  read.span = at;
  read.what = what;
  read.call = answer.call;
  walker.record.whole_read(std::move(read));
}

// `request.setTimeout(1000)` of Node; `request.on('timeout', …)` has one from elsewhere.
void note_timeout(Walker& walker, const Answer& answer, const Passing& passing) {
  const Meaning* first = by_position(passing, 0);
  if (first == nullptr || answer.path.size() != 1) return;
  RemoteCall& call = walker.record.facts().calls[answer.call];
  const std::optional<double> written = number(*first);
  if (answer.path[0] == "setTimeout") {
    if (written) call.timeout_s = *written / 1000;
    call.timeout_unclear = !written;
  } else if (answer.path[0] == "on" && literal(*first) == "timeout") {
    call.timeout_unclear = true;
  }
}

// get_object()["Body"].read(), GetObject's Body.transformToString().
bool reads_an_object(const Client& client, const Answer& answer, const Passing& passing) {
  if (client.service != "s3") return false;
  if (is(answer.path, "Body", "read")) return passing.empty();
  return is(answer.path, "Body", "transformToByteArray") ||
         is(answer.path, "Body", "transformToString") ||
         (client.library == "aws-sdk" && is(answer.path, "Body", "toString"));
}

bool reads_bytes(const Client& client, const Answer& answer) {
  constexpr std::array<std::string_view, 3> whole{"arrayBuffer", "blob", "buffer"};
  return client.remote == Remote::http && answer.path.size() == 1 &&
         std::ranges::find(whole, answer.path[0]) != whole.end();
}

}  // namespace

std::optional<Meaning> call_answer(Walker& walker, const Answer& answer, const Passing& passing,
                                   Span at) {
  const CodeFacts& facts = walker.record.facts();
  const Client& client = facts.clients[facts.calls[answer.call].client];
  if (client.library == "http" || client.library == "https") note_timeout(walker, answer, passing);
  if (reads_an_object(client, answer, passing)) {
    note_whole(walker, WholeRead::Of::object, answer, at);
    return Meaning{at, answer};
  }
  if (answer.path.size() > 2 && answer.path.back() == "decode") return Meaning{at, answer};
  // Text is a program's document, too, where nothing says that it is a file.
  if (answer.path.size() == 2 && answer.path.back() == "decode") note_parsed(walker, {at, answer});
  if (reads_bytes(client, answer)) {
    note_whole(walker, WholeRead::Of::answer, answer, at);
  }
  return std::nullopt;
}

void note_parsed(Walker& walker, const Meaning& parsed) {
  const auto* answer = parsed.as<Answer>();
  for (WholeRead& read : walker.record.facts().whole_reads) {
    const bool is_file = read.what == WholeRead::Of::file && read.span == parsed.span;
    if (is_file || (answer != nullptr && read.call == answer->call)) read.parsed = true;
  }
}

// `requests.get(event["url"])`: whoever takes the bytes of what somebody else names gets a file.
// Where the beginning of the address is written, it is an API, whose answers are known.
bool fetches_a_file(const Client& client, const RemoteCall& call) {
  const bool gets = call.operation == "GET" && !call.arguments.empty();
  if (client.library != "requests" || !gets) return false;
  const auto& [name, url] = call.arguments.front();
  const auto* text = url.as<TextShape>();
  const bool begins_unknown =
      text != nullptr && !text->parts.empty() && text->parts.front().kind == TextPart::Kind::opaque;
  return (name.empty() || name == "url") && (url.is_opaque() || begins_unknown);
}

// requests' `content`; axios' `data` as an array of bytes.
void note_member_of_answer(Walker& walker, const Answer& answer, Span at) {
  if (answer.path.size() != 1) return;
  const CodeFacts& facts = walker.record.facts();
  const RemoteCall& call = facts.calls[answer.call];
  const Shape* stream = argument(call, "stream");
  const auto* streams = stream == nullptr ? nullptr : stream->as<BooleanShape>();
  const Shape* type = argument(call, "responseType");
  const auto* bytes = type == nullptr ? nullptr : type->as<TextShape>();
  const std::string& name = answer.path[0];
  const bool is_streamed = streams != nullptr && streams->value;
  const bool whole_content =
      name == "content" && (is_streamed || fetches_a_file(facts.clients[call.client], call));
  const bool whole_bytes = bytes != nullptr && bytes->literal() == "arraybuffer" && name == "data";
  if (whole_content || whole_bytes) note_whole(walker, WholeRead::Of::answer, answer, at);
}

}  // namespace plimsoll::code
