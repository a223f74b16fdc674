#include "terraform/template.h"

#include <string>
#include <utility>

namespace plimsoll::terraform {

namespace {

class SingleScenario : public plimsoll::Template {
 public:
  SingleScenario(Resources resources, std::vector<DocumentPtr> documents)
      : resources_(std::move(resources)), documents_(std::move(documents)) {}

  std::size_t scenario_count() const override { return 1; }
  bool covers_all_scenarios() const override { return true; }
  Resources resolve(std::size_t) override { return resources_; }
  std::string describe(const std::vector<std::size_t>&, std::span<const Span>) const override {
    return {};
  }
  const std::vector<DocumentPtr>& documents() const override { return documents_; }
  const std::vector<std::string>& context_prefixes() const override { return no_prefixes_; }
  Value metadata() const override { return {}; }

 private:
  Resources resources_;
  std::vector<DocumentPtr> documents_;
  std::vector<std::string> no_prefixes_;
};

}  // namespace

std::unique_ptr<plimsoll::Template> make_template(Resources resources,
                                                  std::vector<DocumentPtr> documents) {
  return std::make_unique<SingleScenario>(std::move(resources), std::move(documents));
}

}  // namespace plimsoll::terraform
