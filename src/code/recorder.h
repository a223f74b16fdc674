// Where following a program writes down what it sees: each place once, however often it is reached.
//
// In: what happens, and the circumstance that holds while it is reached. Out: CodeFacts. A place
// that is reached in several ways keeps the first; it is guarded or conditional only where it is so
// every time.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "code/facts.h"

namespace plimsoll::code {

class Recorder {
 public:
  explicit Recorder(CodeFacts& facts) : facts_(facts) {}

  std::size_t environment(EnvironmentRead read);
  void event(EventRead read);
  // What was read there is replaced by something else where it is missing.
  void event_has_default(const std::vector<std::string>& path, Span span);
  std::size_t client(Client client);
  std::size_t call(RemoteCall call);
  void sleep(Sleep sleep);
  std::size_t loop(Loop loop);
  void import(ImportedModule module);
  void whole_read(WholeRead read);
  void temporary_file(const TemporaryFile& file);
  void retry(Retry retry);
  void loose_promise(LoosePromise promise);
  void returned(Returned returned);
  void left_something_out() { facts_.complete = false; }

  CodeFacts& facts() { return facts_; }
  // How often a remote call was reached, and which one was the last.
  std::size_t calls_made() const { return calls_made_; }
  std::size_t last_call() const { return last_call_; }

  Circumstance now;
  // Which block is followed now: none is 0, and none is entered twice. What is made and changed in
  // the same one is changed whenever it is made.
  std::size_t block = 1;
  std::size_t blocks = 1;

 private:
  using Key = std::pair<Span, std::string>;

  // The place of a thing that was seen at this span before, or where it is put now.
  template <class Things, class Thing>
  std::size_t once(std::map<Key, std::size_t>& seen, Things& things, Key key, Thing thing);

  CodeFacts& facts_;
  std::size_t calls_made_ = 0;
  std::size_t last_call_ = 0;
  std::map<Key, std::size_t> environment_;
  std::map<Key, std::size_t> event_;
  std::map<Key, std::size_t> clients_;
  std::map<Key, std::size_t> calls_;
  std::map<Key, std::size_t> sleeps_;
  std::map<Key, std::size_t> loops_;
  std::map<Key, std::size_t> imports_;
  std::map<Key, std::size_t> whole_reads_;
  std::map<Key, std::size_t> temporary_files_;
  std::map<Key, std::size_t> retries_;
  std::map<Key, std::size_t> loose_promises_;
};

}  // namespace plimsoll::code
