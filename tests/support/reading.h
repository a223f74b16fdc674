// A template read from a text, for the tests of the readers.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/reader.h"
#include "support/folder.h"

namespace plimsoll::test {

class Reading {
 public:
  explicit Reading(std::string text, const Inputs& inputs = {})
      : document(read_document(sources, sources.add("template.yaml", std::move(text)))) {
    if (document->kind) read = read_template(document, inputs, sources);
  }
  Reading(const Folder& folder, std::string_view file)
      : document(read_document(sources, sources.open((folder / file).string()).file)) {
    if (document->kind) read = read_template(document, {}, sources);
  }

  // A resource by id; one without type when the scenario has none of that id.
  Resource resource(std::string_view id, std::size_t scenario = 0) const {
    const Resources resources = read->resolve(scenario);
    const auto found = std::find_if(resources.all.begin(), resources.all.end(),
                                    [id](const Resource& one) { return one.id == id; });
    return found == resources.all.end() ? Resource{} : *found;
  }
  Value property(std::string_view id, std::string_view key, std::size_t scenario = 0) const {
    return resource(id, scenario).properties[key];
  }
  std::string printed(std::size_t scenario = 0) const { return print(read->resolve(scenario)); }
  // The scenarios as they describe themselves, in order.
  std::vector<std::string> scenarios() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < read->scenario_count(); ++i) all.push_back(read->describe({i}));
    return all;
  }
  std::string text(Span span) const { return std::string(sources[span.file].text(span)); }

  Sources sources;
  DocumentPtr document;
  std::unique_ptr<Template> read;
};

inline Inputs given(std::vector<std::pair<std::string, std::string>> parameters) {
  Inputs inputs;
  for (auto& [name, value] : parameters) {
    inputs.given.push_back({name, value, std::nullopt, "given by --parameter"});
  }
  return inputs;
}

}  // namespace plimsoll::test
