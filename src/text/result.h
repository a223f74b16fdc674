// Result<T>: a value, or one line that says why there is none. For input and output trouble only;
// what is wrong *in* a file is a Note with a span.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace plimsoll {

// Why something could not be done: lower case, one line, no full stop ("no such file").
struct Trouble {
  std::string text;
};

template <class T>
class Result {
 public:
  Result(T value) : outcome_(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  Result(Trouble trouble) : outcome_(std::move(trouble)) {}  // NOLINT(google-explicit-constructor)

  explicit operator bool() const { return std::holds_alternative<T>(outcome_); }
  T& operator*() { return std::get<T>(outcome_); }
  const T& operator*() const { return std::get<T>(outcome_); }
  T* operator->() { return &std::get<T>(outcome_); }
  const T* operator->() const { return &std::get<T>(outcome_); }
  const std::string& trouble() const { return std::get<Trouble>(outcome_).text; }

 private:
  std::variant<T, Trouble> outcome_;
};

}  // namespace plimsoll
