// cidrsubnet, cidrhost … of IPv4. What is said of IPv6 is not known.
#include <charconv>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "terraform/functions.h"

namespace plimsoll::terraform {

namespace {

struct Network {
  std::uint32_t address = 0;
  int bits = 0;  // of the prefix
};

std::uint32_t mask(int bits) {
  return bits == 0 ? 0 : ~std::uint32_t{0} << (32 - bits);
}

// The number up to `end`, which is taken as well.
std::optional<std::uint32_t> take_number(std::string_view& text, char end) {
  std::uint32_t value = 0;
  const char* last = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), last, value);
  if (error != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  if (end == '\0') return text.empty() ? std::optional(value) : std::nullopt;
  if (!text.starts_with(end)) return std::nullopt;
  text.remove_prefix(1);
  return value;
}

std::optional<Network> parse(std::string_view text) {
  std::uint32_t address = 0;
  for (const char end : {'.', '.', '.', '/'}) {
    const auto byte = take_number(text, end);
    if (!byte || *byte > 255) return std::nullopt;
    address = address << 8 | *byte;
  }
  const auto bits = take_number(text, '\0');
  if (!bits || *bits > 32) return std::nullopt;
  const int prefix = static_cast<int>(*bits);
  return Network{address & mask(prefix), prefix};
}

std::string print_address(std::uint32_t address) {
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255,
                     address & 255);
}

std::string print_network(const Network& network) {
  return fmt::format("{}/{}", print_address(network.address), network.bits);
}

Value cidrsubnet(const Arguments& call) {
  const auto network = parse(call.text(0));
  const auto more = call[1].as_int();
  const auto which = call[2].as_int();
  if (!network) return call.unknown();
  if (!more || !which || *more < 0 || *more > 32 - network->bits || *which < 0 ||
      *which >= std::int64_t{1} << *more) {
    return call.fail();
  }
  const int bits = network->bits + static_cast<int>(*more);
  const auto offset = bits == 0 ? 0 : static_cast<std::uint64_t>(*which) << (32 - bits);
  const auto address = network->address + static_cast<std::uint32_t>(offset);
  return call.text(print_network({address, bits}));
}

// Networks of these sizes, one behind the other, each at a multiple of its size.
Value cidrsubnets(const Arguments& call) {
  const auto network = parse(call.text(0));
  if (!network) return call.unknown();
  std::vector<Value> items;
  std::uint64_t next = network->address;
  for (std::size_t i = 1; i < call.size(); ++i) {
    const auto more = call[i].as_int();
    if (!more || *more < 0 || *more > 32 - network->bits) return call.fail();
    const int bits = network->bits + static_cast<int>(*more);
    const std::uint64_t size = std::uint64_t{1} << (32 - bits);
    next = (next + size - 1) / size * size;
    if ((static_cast<std::uint32_t>(next) & mask(network->bits)) != network->address) {
      return call.fail();
    }
    items.push_back(call.text(print_network({static_cast<std::uint32_t>(next), bits})));
    next += size;
  }
  return call.list(std::move(items));
}

Value cidrhost(const Arguments& call) {
  const auto network = parse(call.text(0));
  const auto which = call[1].as_int();
  if (!network) return call.unknown();
  const std::int64_t size = std::int64_t{1} << (32 - network->bits);
  if (!which || *which >= size || *which < -size) return call.fail();
  const std::int64_t offset = *which < 0 ? size + *which : *which;
  return call.text(print_address(network->address + static_cast<std::uint32_t>(offset)));
}

Value cidrnetmask(const Arguments& call) {
  const auto network = parse(call.text(0));
  return network ? call.text(print_address(mask(network->bits))) : call.unknown();
}

}  // namespace

std::span<const Function> network_functions() {
  static constexpr Function functions[] = {
      {"cidrsubnet", 3, 3, Wants::texts, cidrsubnet},
      {"cidrsubnets", 1, any_number, Wants::texts, cidrsubnets},
      {"cidrhost", 2, 2, Wants::texts, cidrhost},
      {"cidrnetmask", 1, 1, Wants::texts, cidrnetmask},
  };
  return functions;
}

}  // namespace plimsoll::terraform
