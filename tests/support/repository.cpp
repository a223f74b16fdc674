#include "support/repository.h"

#include <utility>

#include <gtest/gtest.h>

#include "support/process.h"

namespace plimsoll::test {

Repository::Repository(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  git({"init", "--quiet", "--initial-branch=main", "."});
}

void Repository::write(const std::string& path, std::string_view text) const {
  write_text(folder_ / path, text);
}

void Repository::git(std::vector<std::string> args) const {
  args.insert(args.begin(), {"git", "-c", "user.name=A", "-c", "user.email=a@example.org"});
  const Outcome outcome = run(folder_, args);
  ASSERT_EQ(outcome.status, 0) << outcome.out << outcome.err;
}

void Repository::commit() const {
  git({"add", "--all"});
  git({"commit", "--quiet", "--message=x"});
}

}  // namespace plimsoll::test
