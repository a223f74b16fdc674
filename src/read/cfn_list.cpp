// Fn::Select, Fn::Length, Fn::GetAZs, Fn::Cidr.
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "read/cfn_intrinsics.h"

namespace plimsoll {

namespace {

struct Block {
  std::uint32_t address = 0;
  int prefix = 0;
};

// "10.0.0.0/16"; none for IPv6 and for what is no block.
std::optional<Block> parse_block(std::string_view text) {
  Block block;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (const char separator : {'.', '.', '.', '/'}) {
    std::uint8_t byte = 0;
    const auto [stop, error] = std::from_chars(at, end, byte);
    if (error != std::errc{} || stop == end || *stop != separator) return std::nullopt;
    block.address = block.address << 8U | byte;
    at = stop + 1;
  }
  const auto [stop, error] = std::from_chars(at, end, block.prefix);
  const bool whole = error == std::errc{} && stop == end;
  if (!whole || block.prefix < 0 || block.prefix > 32) return std::nullopt;
  return block;
}

std::string format_block(std::uint64_t address, int prefix) {
  return fmt::format("{}.{}.{}.{}/{}", address >> 24U & 255U, address >> 16U & 255U,
                     address >> 8U & 255U, address & 255U, prefix);
}

// The first `count` blocks with this many host bits; none when they do not fit.
std::optional<std::vector<Value>> subdivide(Block block, std::int64_t count, std::int64_t bits,
                                            Span span) {
  constexpr std::int64_t most = 256;  // what Fn::Cidr allows
  if (count < 1 || count > most || bits < 1 || bits > 32 - block.prefix) return std::nullopt;
  const std::uint64_t size = std::uint64_t{1} << static_cast<unsigned>(bits);
  const std::uint64_t room = std::uint64_t{1} << static_cast<unsigned>(32 - block.prefix);
  if (size * static_cast<std::uint64_t>(count) > room) return std::nullopt;
  const std::uint64_t base = block.address & ~(room - 1);
  std::vector<Value> blocks;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::uint64_t address = base + size * static_cast<std::uint64_t>(i);
    blocks.push_back(Value::scalar(format_block(address, static_cast<int>(32 - bits)), span, true));
  }
  return blocks;
}

}  // namespace

Value select(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() != 2) return Value::opaque("", call.span);
  const Value which = evaluator.evaluate(arguments[0]);
  const auto index = which.as_int();
  const Value list = evaluator.evaluate(arguments[1]);
  if (!index || !list.is_list()) {
    return derived("Fn::Select " + (index ? std::to_string(*index) : print(which)), list,
                   call.span);
  }
  const auto items = list.items();
  if (*index < 0 || static_cast<std::size_t>(*index) >= items.size()) {
    return Value::opaque("", call.span);
  }
  return items[static_cast<std::size_t>(*index)];
}

Value length(Evaluator& evaluator, const Call& call) {
  const Value list = evaluator.argument(call);
  if (!list.is_list()) return derived("Fn::Length", list, call.span);
  return Value::scalar(std::to_string(list.items().size()), call.span);
}

Value get_azs(Evaluator& evaluator, const Call& call) {
  const Value region = evaluator.argument(call);
  const std::string* name = region.as_string();
  // Without a region, and with `Ref: AWS::Region`, they are those of the region of the stack.
  if (name && name->empty()) return Value::opaque("Fn::GetAZs AWS::Region", call.span);
  return derived("Fn::GetAZs", region, call.span);
}

Value cidr(Evaluator& evaluator, const Call& call) {
  const std::vector<Node> arguments = evaluator.arguments(call);
  if (arguments.size() < 2) return Value::opaque("", call.span);
  std::vector<Value> known;
  for (const Node& argument : arguments) known.push_back(evaluator.evaluate(argument));
  constexpr std::int64_t default_bits = 8;
  const std::string* text = known[0].as_string();
  const auto block = text ? parse_block(*text) : std::nullopt;
  const auto count = known[1].as_int();
  const auto bits = known.size() > 2 ? known[2].as_int() : default_bits;
  if (block && count && bits) {
    if (auto blocks = subdivide(*block, *count, *bits, call.span)) {
      return Value::list(std::move(*blocks), call.span);
    }
  }
  return derived("Fn::Cidr", Value::list(std::move(known), call.span), call.span);
}

}  // namespace plimsoll
