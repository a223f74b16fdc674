#include "facts/credentials.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

#include "text/lower_case.h"

namespace plimsoll {

namespace {

// Tokens that tell what they are by how they begin. Public ones (of maps, of Firebase) and those
// for tests are not among them.
struct TokenForm {
  std::string_view prefix;
  std::size_t least_length;
  std::string_view what;
};
constexpr std::array<TokenForm, 16> token_forms = {{
    {"ghp_", 40, "a GitHub token"},
    {"gho_", 40, "a GitHub token"},
    {"ghs_", 40, "a GitHub token"},
    {"github_pat_", 60, "a GitHub token"},
    {"glpat-", 26, "a GitLab token"},
    {"xoxb-", 40, "a Slack token"},
    {"xoxp-", 40, "a Slack token"},
    {"sk_live_", 30, "a Stripe key"},
    {"rk_live_", 30, "a Stripe key"},
    {"SG.", 60, "a SendGrid key"},
    {"npm_", 40, "an npm token"},
    {"sk-proj-", 40, "an OpenAI key"},
    {"sk-ant-", 40, "an Anthropic key"},
    {"dop_v1_", 60, "a DigitalOcean token"},
    {"shpat_", 36, "a Shopify token"},
    {"hf_", 36, "a Hugging Face token"},
}};

// How names end whose value is a credential: `DB_PASSWORD`, `stripeApiKey`, but not
// `DB_SECRET_NAME`.
constexpr std::array<std::string_view, 13> credential_names = {
    "password",   "passwd",    "passphrase", "pwd",           "secret",  "token",    "apikey",
    "privatekey", "secretkey", "signingkey", "encryptionkey", "authkey", "accesskey"};

// What is written where a credential goes later, or where it does not matter.
constexpr std::array<std::string_view, 22> placeholders = {
    "example", "change", "replace", "placeholder", "dummy",  "test",  "sample", "secret",
    "passw",   "your",   "xxx",     "todo",        "fixme",  "mock",  "local",  "fake",
    "insert",  "12345",  "default", "demo",        "abcdef", "aaaaaa"};

bool is_placeholder(std::string_view value) {
  const std::string plain = lower_case(value);
  return std::ranges::any_of(
      placeholders, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

// How much each character tells, in bits: about 4 of random hexadecimals, 3 of words.
double bits_per_character(std::string_view text) {
  std::array<int, 128> counts{};
  for (const char c : text) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (const int count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(text.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

char kind_of(char c) {
  const auto letter = static_cast<unsigned char>(c);
  if (std::isdigit(letter)) return '0';
  if (std::islower(letter)) return 'a';
  return std::isupper(letter) ? 'A' : '-';
}

// Whether nobody would have thought of it: kinds of characters alternate, as they do not in names,
// paths and versions ("orders-service-v2"), where words stand in one piece.
bool is_random(std::string_view text) {
  if (text.size() < 16 || text.size() > 256 || text.starts_with('/')) return false;
  if (!std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; })) return false;
  if (std::ranges::any_of(text, [](char c) { return c == ':' || c == '{' || c == '<'; })) {
    return false;
  }
  std::size_t changes = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char before = kind_of(text[i - 1]);
    const char after = kind_of(text[i]);
    if (before != after && !(before == 'A' && after == 'a')) ++changes;
  }
  return changes * 3 >= text.size() && bits_per_character(text) >= 3.3;
}

bool is_access_key(std::string_view text) {
  return text.size() == 20 && (text.starts_with("AKIA") || text.starts_with("ASIA")) &&
         std::ranges::all_of(text, [](char c) { return kind_of(c) == 'A' || kind_of(c) == '0'; });
}

}  // namespace

bool names_credential(std::string_view name) {
  std::string plain = lower_case(name);
  std::erase_if(plain, [](char c) { return c == '_' || c == '-'; });
  return std::ranges::any_of(credential_names,
                             [&](std::string_view end) { return plain.ends_with(end); });
}

std::optional<std::string_view> credential(std::string_view name, std::string_view value) {
  constexpr std::size_t shortest_key = 200;
  if (value.find("PRIVATE KEY-----") != std::string_view::npos && value.size() >= shortest_key) {
    return "a private key";
  }
  if (is_placeholder(value)) return std::nullopt;
  if (is_access_key(value)) return "an AWS access key";
  const auto form = std::ranges::find_if(token_forms, [&](const TokenForm& token) {
    return value.starts_with(token.prefix) && value.size() >= token.least_length;
  });
  if (form != token_forms.end()) return form->what;
  if (names_credential(name) && is_random(value)) return "a password or key";
  return std::nullopt;
}

}  // namespace plimsoll
