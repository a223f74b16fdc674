// A module for tests of expressions: its locals are what stands in its file; variables have no
// value; of a block that is called `many` nobody knows how many instances there are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "terraform/evaluate.h"
#include "terraform/hcl.h"
#include "terraform/unknown.h"
#include "text/sources.h"

namespace plimsoll::test {

class ModuleOfLocals : public terraform::Scope {
 public:
  explicit ModuleOfLocals(const std::string& locals = "") {
    const FileId id = sources_.add("main.tf", locals);
    const terraform::Hcl file = terraform::read_hcl(sources_[id]);
    EXPECT_FALSE(file.problem.has_value()) << locals;
    locals_ = file.body.attributes;
  }

  void add_file(const std::string& path, const std::string& text) { sources_.add(path, text); }

  Value variable(std::string_view name, Span use) override {
    return Value::opaque("var." + std::string(name), use);
  }

  Value local(std::string_view name, Span use) override {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    for (const terraform::BodyAttribute& attribute : locals_) {
      if (attribute.name != name) continue;
      terraform::Evaluator evaluator(*this, budget);
      evaluator.used("used by `local." + attribute.name + "`");
      return known_.emplace(name, evaluator.evaluate(*attribute.value)).first->second;
    }
    return Value::opaque("", use);
  }

  Value block(std::string_view name, Span use) override {
    const std::string address(name);
    const auto instance = [&](const std::string& key) {
      return Value::reference({address + key, ""}, use);
    };
    if (name.ends_with(".many")) return terraform::several(instance(""), use);
    if (name.ends_with(".two")) return Value::list({instance("[0]"), instance("[1]")}, use);
    if (name.ends_with(".none")) return Value::list({}, use);
    if (name.ends_with(".keyed")) {
      return Value::map({{"a", use, instance("[\"a\"]")}, {"b", use, instance("[\"b\"]")}}, use);
    }
    return instance("");
  }

  Value attribute(std::string_view address, std::string_view name, Span use) override {
    return Value::reference({std::string(address), std::string(name)}, use);
  }

  std::string module_path() const override { return "./modules/net"; }

  const SourceFile* open(std::string_view path) override {
    const Sources::Opened opened = sources_.open(std::string(path));
    return opened.trouble.empty() ? &sources_[opened.file] : nullptr;
  }

  Value evaluate(const std::string& expression, const terraform::Binding* bindings = nullptr) {
    const FileId id = sources_.add("e" + std::to_string(++count_) + ".tf", "x = " + expression);
    const terraform::Hcl file = terraform::read_hcl(sources_[id]);
    if (file.problem || file.body.attributes.size() != 1) return Value::scalar("unreadable", {});
    terraform::Evaluator evaluator = terraform::Evaluator(*this, budget).within(bindings);
    evaluator.used("used as `x`");
    Value value = evaluator.evaluate(*file.body.attributes[0].value);
    return evaluator.failed() ? Value::scalar("failed", {}) : value;
  }

  std::string text(Span span) const { return std::string(sources_[span.file].text(span)); }

  terraform::Budget budget;

 private:
  Sources sources_;
  std::vector<terraform::BodyAttribute> locals_;
  std::map<std::string, Value, std::less<>> known_;  // locals that have been evaluated
  int count_ = 0;
};

}  // namespace plimsoll::test
