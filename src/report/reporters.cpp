#include "report/reporters.h"

#include <array>

namespace plimsoll {
namespace {

std::string report_plain_text(const Run& run) {
  return report_text(run);
}

constexpr std::array<Format, 7> all_formats{{
    {"text", report_plain_text},
    {"json", report_json},
    {"sarif", report_sarif},
    {"github", report_github},
    {"gitlab", report_gitlab},
    {"junit", report_junit},
    {"markdown", report_markdown},
}};

}  // namespace

std::span<const Format> formats() {
  return all_formats;
}

}  // namespace plimsoll
