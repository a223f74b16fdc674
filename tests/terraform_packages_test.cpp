// Where the code of Terraform's functions is looked for.
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "support/folder.h"
#include "terraform/function_packages.h"

namespace plimsoll::terraform {
namespace {

using test::Folder;

Value text(std::string value) {
  return Value::scalar(std::move(value), {});
}

Instance instance(std::string type, const std::string& name, std::vector<Entry> attributes,
                  bool is_data = false) {
  Instance made;
  made.address = (is_data ? "data." : "") + type + "." + name;
  made.name = made.address;
  made.type = std::move(type);
  made.is_data = is_data;
  made.attributes = Value::map(std::move(attributes), {});
  return made;
}

Instance function(const std::string& name, std::vector<Entry> attributes) {
  attributes.push_back({"handler", {}, text("app.handler")});
  attributes.push_back({"runtime", {}, text("python3.13")});
  return instance("aws_lambda_function", name, std::move(attributes));
}

Instance archive(const std::string& name, const std::string& source, const std::string& path) {
  return instance("archive_file", name,
                  {{source, {}, text(path)}, {"output_path", {}, text("./" + name + ".zip")}},
                  true);
}

// The state of each package, or its folder below `root`.
std::map<std::string, std::string> packages(const Deployment& deployment,
                                            const std::filesystem::path& root) {
  Resources resources;
  add_function_packages(deployment, (root / "main.tf").string(), resources);
  std::map<std::string, std::string> found;
  for (const HandlerPackage& package : resources.handler_packages) {
    const bool local = package.state == HandlerPackage::State::local;
    found[package.resource] =
        local ? std::filesystem::path(package.roots.front()).lexically_relative(root).string()
              : std::to_string(static_cast<int>(package.state));
  }
  return found;
}

TEST(FunctionPackages, AreWhatAnArchivePacks) {
  const Folder folder{{"src/app.py", ""}, {"one/app.py", ""}};
  Deployment deployment;
  deployment.instances = {
      archive("whole", "source_dir", "./src"),
      archive("single", "source_file", "./one/app.py"),
      archive("made", "source_dir", "./made"),
      function(
          "by_reference",
          {{"filename", {}, Value::reference({"data.archive_file.whole", "output_path"}, {})}}),
      function("by_path", {{"filename", {}, text("single.zip")}}),
      function("made", {{"filename", {}, text("made.zip")}}),
      function("prebuilt", {{"filename", {}, text("release.zip")}}),
      function("uploaded", {{"s3_bucket", {}, text("code")}}),
      function("contained", {{"package_type", {}, text("Image")}})};
  const auto state = [](HandlerPackage::State value) {
    return std::to_string(static_cast<int>(value));
  };
  const std::map<std::string, std::string> expected{
      {"aws_lambda_function.by_reference", "src"},
      {"aws_lambda_function.by_path", "one"},
      {"aws_lambda_function.made", state(HandlerPackage::State::built)},
      {"aws_lambda_function.prebuilt", state(HandlerPackage::State::built)},
      {"aws_lambda_function.uploaded", state(HandlerPackage::State::elsewhere)},
      {"aws_lambda_function.contained", state(HandlerPackage::State::image)}};
  EXPECT_EQ(packages(deployment, folder / ""), expected);
}

}  // namespace
}  // namespace plimsoll::terraform
