#include "code/requirements.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "text/folder.h"
#include "text/lower_case.h"

namespace plimsoll::code {

namespace fs = std::filesystem;

namespace {

// A distribution, and every module that it brings, those of what it requires included. As their
// pages on https://pypi.org/ say, read 2026-11; only those that handlers ask for most and that
// require little.
struct Known {
  std::string_view distribution;
  std::string_view modules;  // separated and surrounded by spaces
};
constexpr std::string_view sdk = " boto3 botocore s3transfer jmespath dateutil six urllib3 ";
constexpr std::array<Known, 12> known_distributions{{
    {"aws-lambda-powertools", " aws_lambda_powertools jmespath typing_extensions "},
    {"boto3", sdk},
    {"botocore", sdk},
    {"crhelper", " crhelper "},
    {"jmespath", " jmespath "},
    {"pyjwt", " jwt typing_extensions "},
    {"pymysql", " pymysql "},
    {"pytz", " pytz "},
    {"pyyaml", " yaml _yaml "},
    {"requests", " requests urllib3 certifi idna charset_normalizer chardet "},
    {"simplejson", " simplejson "},
    {"xmltodict", " xmltodict "},
}};

// Files that may ask for anything, in forms that are not read.
constexpr std::array<std::string_view, 11> other_manifests{
    "Pipfile",         "pyproject.toml",   "setup.py", "setup.cfg",  "poetry.lock", "uv.lock",
    "environment.yml", "environment.yaml", "Makefile", "Dockerfile", "Pipfile.lock"};

// Nobody lists more by hand.
constexpr std::uintmax_t longest_list = 1U << 20U;

bool is_requirements_file(std::string_view name) {
  return name.ends_with(".txt") && name.find("requirements") != std::string::npos;
}

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
}

// "Foo_Bar.baz" and "foo-bar-baz" are one distribution.
std::string normal(std::string_view name) {
  std::string plain = lower_case(name);
  std::ranges::replace_if(
      plain, [](char c) { return c == '_' || c == '.'; }, '-');
  return plain;
}

std::string_view trimmed(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

std::optional<std::string> text_of(const fs::path& path) {
  std::error_code error;
  if (fs::file_size(path, error) > longest_list || error) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

bool is_manifest(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "package.json" || is_requirements_file(name) ||
         std::ranges::count(other_manifests, name) > 0;
}

Requirements Requirements::of(const fs::path& folder, SourceFiles& files) {
  Requirements all;
  std::error_code error;
  fs::path here = fs::weakly_canonical(folder, error);
  while (true) {
    all.add_folder(here, files.folders());
    if (here == files.project() || !here.has_relative_path()) return all;
    here = here.parent_path();
  }
}

void Requirements::add_folder(const fs::path& folder, Folders& folders) {
  const Folders::Listing& listing = folders.in(folder);
  for (const Folders::Entry& entry : listing.entries) add_file(folder, entry.name);
  open_ = open_ || listing.seen != Seen::all;
}

void Requirements::add_file(const fs::path& folder, const std::string& name) {
  const bool is_other = std::ranges::count(other_manifests, name) > 0;
  // A script or the build of a pipeline may install as it likes.
  const bool is_script = name.ends_with(".sh") || name.ends_with(".bat") ||
                         name.ends_with(".ps1") || name.starts_with("buildspec");
  if (is_other || is_script) open_ = true;
  if (!is_requirements_file(name)) return;
  const std::optional<std::string> text = text_of(folder / name);
  if (!text) open_ = true;
  if (text) add_lines(*text);
}

// One requirement a line: `name[extra]>=1 ; marker`, options and addresses besides.
void Requirements::add_lines(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const auto stop = std::ranges::find_if_not(line, is_name_char);
    const auto length = static_cast<std::size_t>(stop - line.begin());
    const std::string_view rest = line.substr(length);
    // `-r other.txt`, `git+https://…`, `./folder`, and the extras of a distribution.
    const bool is_plain = line.front() != '-' && line.front() != '.' &&
                          rest.find_first_of("[:/@\\") == std::string_view::npos;
    if (is_plain) add(line.substr(0, length));
    if (!is_plain) open_ = true;
  }
}

void Requirements::add(std::string_view distribution) {
  distributions_.insert(normal(distribution));
}

bool Requirements::may_bring(std::string_view module) const {
  if (open_) return true;
  const std::string padded = " " + std::string(module) + " ";
  return std::ranges::any_of(distributions_, [&padded](const std::string& name) {
    const auto* known = std::ranges::find(known_distributions, name, &Known::distribution);
    return known == known_distributions.end() || known->modules.find(padded) != std::string::npos;
  });
}

}  // namespace plimsoll::code
