// What goes wrong on AWS Lambda, as callers and operators meet it: statuses, exceptions, log lines.
// Sources: failures.tsv, retries.tsv, invoke_errors.tsv.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace plimsoll {

// What sort of failure it is, as far as trying again is concerned.
enum class FailureKind : std::uint8_t {
  answered_wrongly,
  bad_request,
  broken_package,
  cold_start,
  deployment,
  downstream,
  lost,
  out_of_memory,
  refused,
  repeated,
  service_fault,
  throttled,
  thrown,
  timed_out,
};

struct KnownFailure {
  std::string_view id;        // of one that is about a status itself: "status-504"
  std::optional<int> status;  // with which the caller of an API mostly sees it
  FailureKind kind;
  std::string_view title;
  // As logs and callers have it, with " | " between them: `*` stands for anything, `{n}` for a
  // number; the same letter twice is the same number.
  std::string_view patterns;
  std::string_view means;    // what has happened, and why
  std::string_view instead;  // what it is easily taken for; may be empty
  // Checks that see a cause of it, "timeouts/*" for those of a topic. Some may not be built yet.
  std::span<const std::string_view> checks;
  std::string_view source;

  bool is_status() const { return id.starts_with("status-"); }
};

// Whether it may be tried again, and what that would do.
struct Retry {
  FailureKind kind;
  std::string_view retry;
  std::string_view partial_work;
  std::string_view compensation;
};

// An exception of Lambda's Invoke, and the status with which it answers.
struct InvokeError {
  std::string_view exception;
  int http_status;
};

// Sorted by id.
std::span<const KnownFailure> known_failures();
const Retry& retry_of(FailureKind kind);
// Null when Invoke has no exception of that name.
const InvokeError* find_invoke_error(std::string_view exception);
std::span<const InvokeError> invoke_errors();

}  // namespace plimsoll
