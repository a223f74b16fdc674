#include "code/print_program.h"

#include <array>

#include <fmt/format.h>

namespace plimsoll::code {
namespace {

constexpr std::array<std::string_view, 13> operators{"+",  "-",  "*",  "/", "**", "or", "and",
                                                     "??", "==", "!=", "<", ">",  "in"};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

// Expressions on one line; the bodies of closures in braces.
class Printer {
 public:
  explicit Printer(const Module& module) : module_(module) {}

  std::string print() {
    print(module_.body);
    for (const Export& each : module_.exports) print(each);
    if (module_.first_mistake) {
      out_ += fmt::format("no program from byte {} on\n", module_.first_mistake->begin);
    }
    return std::move(out_);
  }

 private:
  // ---- expressions ----

  std::string text(ExpressionId id) const {
    return std::visit([this](const auto& form) { return show(form); }, module_[id].form);
  }

  template <class Things, class Show>
  std::string list(const Things& things, Show show_one) const {
    std::string out;
    for (const auto& thing : things) {
      if (!out.empty()) out += ", ";
      out += show_one(thing);
    }
    return out;
  }
  std::string texts(const Expressions& ids) const {
    return list(ids, [this](ExpressionId id) { return text(id); });
  }

  std::string show(const Nothing&) const { return "nothing"; }
  std::string show(const Boolean& form) const { return form.value ? "true" : "false"; }
  std::string show(const Number& form) const { return fmt::format("{}", form.value); }
  std::string show(const String& form) const { return quoted(form.value); }
  std::string show(const Template& form) const {
    return fmt::format("text({})", texts(form.parts));
  }
  std::string show(const Name& form) const { return std::string(form.name); }
  std::string show(const Member& form) const {
    return fmt::format("{}{}{}", text(form.object), form.optional ? "?." : ".", form.name);
  }
  std::string show(const Index& form) const {
    return fmt::format("{}{}[{}]", text(form.object), form.optional ? "?" : "", text(form.key));
  }
  std::string show(const Call& form) const {
    return fmt::format("{}{}({})", form.constructs ? "new " : "", text(form.callee),
                       list(form.arguments, [this](const Argument& each) {
                         const std::string equals = each.keyword.empty() ? "" : "=";
                         return fmt::format("{}{}{}{}", each.keyword, equals,
                                            each.spread ? "..." : "", text(each.value));
                       }));
  }
  std::string show(const Mapping& form) const {
    return fmt::format("{{{}}}", list(form.entries, [this](const Entry& each) {
                         if (!each.key) return "..." + text(each.value);
                         return text(*each.key) + ": " + text(each.value);
                       }));
  }
  std::string show(const Sequence& form) const {
    return fmt::format("[{}]", list(form.items, [this](const Item& each) {
                         return (each.spread ? "..." : "") + text(each.value);
                       }));
  }
  std::string show(const Closure& form) const {
    Printer inner(module_);
    inner.print(module_[form.function].body);
    std::string body = std::move(inner.out_);
    for (char& c : body) {
      if (c == '\n') c = ';';
    }
    return fmt::format("{} {{ {} }}", heading(module_[form.function]), body);
  }
  std::string show(const ClassValue& form) const {
    return fmt::format("class {}", module_[form.value].name);
  }
  std::string show(const Await& form) const { return "await " + text(form.value); }
  std::string show(const Binary& form) const {
    const auto index = static_cast<std::size_t>(form.operation);
    const std::string_view symbol = index < operators.size() ? operators[index] : "?";
    return fmt::format("({} {} {})", text(form.left), symbol, text(form.right));
  }
  std::string show(const Not& form) const { return "not " + text(form.value); }
  std::string show(const Choice& form) const {
    return fmt::format("({} ? {} : {})", text(form.test), text(form.then), text(form.otherwise));
  }
  std::string show(const Assignment& form) const {
    return fmt::format("({} = {})", text(form.target), text(form.value));
  }
  std::string show(const Comprehension& form) const {
    return fmt::format("each({} in {}{}{}: {})", text(form.target), text(form.over),
                       form.tests.empty() ? "" : " if ", texts(form.tests), text(form.value));
  }
  std::string show(const Unclear& form) const {
    return fmt::format("unclear({})", texts(form.parts));
  }

  // ---- statements ----

  void print(const Block& block) {
    for (const StatementId id : block) {
      std::visit([this](const auto& form) { put(form); }, module_[id].form);
    }
  }
  void inside(const Block& block) {
    depth_ += 2;
    print(block);
    depth_ -= 2;
  }
  void line(std::string_view words) { out_ += fmt::format("{:{}}{}\n", "", depth_, words); }

  void put(const Evaluate& form) { line(text(form.value)); }
  void put(const Assign& form) { line(text(form.target) + " = " + text(form.value)); }
  void put(const Return& form) { line("return " + (form.value ? text(*form.value) : "")); }
  void put(const Raise& form) { line("raise " + (form.value ? text(*form.value) : "")); }
  void put(const If& form) {
    line("if " + text(form.test));
    inside(form.then);
    if (form.otherwise.empty()) return;
    line("else");
    inside(form.otherwise);
  }
  void put(const Branches& form) {
    line("one of " + text(form.subject) + (form.complete ? ", always" : ""));
    for (const Block& branch : form.branches) {
      line("case");
      inside(branch);
    }
  }
  void put(const ForEach& form) {
    line("for " + text(form.target) + " in " + text(form.over));
    inside(form.body);
  }
  void put(const While& form) {
    line("while " + (form.test ? text(*form.test) : "true"));
    inside(form.body);
  }
  void put(const Try& form) {
    line("try");
    inside(form.body);
    for (const Catch& each : form.catches) {
      line(fmt::format("catch {} as {}", texts(each.types), each.name));
      inside(each.body);
    }
    if (!form.otherwise.empty()) {
      line("else");
      inside(form.otherwise);
    }
    if (form.finally.empty()) return;
    line("finally");
    inside(form.finally);
  }
  void put(const Define& form) { define(module_[form.function]); }
  void put(const DefineClass& form) {
    const Class& value = module_[form.value];
    line(fmt::format("class {}({})", value.name, texts(value.bases)));
    depth_ += 2;
    print(value.body);
    for (const FunctionId method : value.methods) define(module_[method]);
    depth_ -= 2;
  }
  void put(const Import& form) {
    const std::string names = list(form.names, [](const Imported& each) {
      return fmt::format("{} as {}", each.name, each.alias);
    });
    line(fmt::format("import{} {}{}{}{}{}", form.types_only ? " types" : "", form.module,
                     names.empty() ? "" : ": ", names, form.alias.empty() ? "" : " as ",
                     form.alias));
  }
  void put(const Break&) { line("break"); }
  void put(const Continue&) { line("continue"); }

  void print(const Export& each) {
    const std::string value =
        each.value ? text(*each.value) : fmt::format("{} of {}", each.from_name, each.from);
    line(fmt::format("export {} = {}", each.name, value));
  }

  // ---- functions ----

  std::string heading(const Function& function) const {
    return fmt::format(
        "{}function{}{}({})", function.is_async ? "async " : "", function.is_generator ? "* " : " ",
        function.name, list(function.parameters, [this](const Parameter& each) {
          const std::string value = each.default_value ? " = " + text(*each.default_value) : "";
          return (each.rest ? "..." : each.keywords ? "......" : "") + text(each.target) + value;
        }));
  }
  void define(const Function& function) {
    for (const ExpressionId decorator : function.decorators) line("@" + text(decorator));
    line(heading(function));
    inside(function.body);
  }

  const Module& module_;
  std::string out_;
  int depth_ = 0;
};

}  // namespace

std::string print_program(const Module& module) {
  return Printer(module).print();
}

}  // namespace plimsoll::code
