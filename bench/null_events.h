// yaml-cpp's event parser with nobody listening: what parsing YAML costs at the least.
#pragma once

#include <sstream>
#include <string>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace plimsoll::bench {

class NullEvents : public YAML::EventHandler {
 public:
  using Mark = YAML::Mark;
  using Anchor = YAML::anchor_t;
  using Style = YAML::EmitterStyle::value;

  void OnDocumentStart(const Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const Mark&, Anchor) override { ++count_; }
  void OnAlias(const Mark&, Anchor) override { ++count_; }
  void OnScalar(const Mark&, const std::string&, Anchor, const std::string&) override { ++count_; }
  void OnSequenceStart(const Mark&, const std::string&, Anchor, Style) override { ++count_; }
  void OnSequenceEnd() override {}
  void OnMapStart(const Mark&, const std::string&, Anchor, Style) override { ++count_; }
  void OnMapEnd() override {}

  std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

// How many nodes there are, up to where the text stops being YAML.
inline std::size_t parse_events(const std::string& text) {
  std::istringstream stream(text);
  NullEvents events;
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) {
    }
  } catch (const YAML::Exception&) {
    return events.count();  // broken on purpose, or JSON that is no YAML
  }
  return events.count();
}

}  // namespace plimsoll::bench
