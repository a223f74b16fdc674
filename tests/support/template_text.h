// Resources from YAML, for the tests of the model: the smallest reader that will do, so that the
// model is tested apart from the readers.
//
// Knows !Ref, !GetAtt A.B and !Sub (and their long forms). What is no resource and no pseudo
// parameter is opaque: "parameter Stage". There are no conditions, mappings or other functions.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/build.h"
#include "resource/resource.h"

namespace plimsoll::test {

// `yaml` holds what stands under Resources.
struct TemplateText {
  explicit TemplateText(std::string_view yaml);

  // The text that a span covers.
  std::string text(Span span) const;

  std::string source;
  Resources resources;
};

// A deployment and the text that it was made of.
struct Built {
  explicit Built(std::string_view yaml);

  const Deployment& operator*() const { return *deployment; }
  const Deployment* operator->() const { return deployment.get(); }
  std::string text(const Place& place) const { return written.text(place.span); }

  TemplateText written;
  std::unique_ptr<const Deployment> deployment;
};

}  // namespace plimsoll::test
