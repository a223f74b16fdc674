#include "syntax/arena.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "syntax/allocate.h"

namespace plimsoll::syntax {

// What stands before the bytes that are handed out, and in them once they are given back.
struct Arena::Block {
  std::size_t size;  // which of the sizes
  Block* next;
};

namespace {

constexpr std::size_t header = sizeof(std::size_t);
constexpr std::size_t step = 16;
constexpr std::size_t small = 64;  // so many sizes are steps; the others double
constexpr std::size_t chunk_size = 1U << 20U;

std::size_t size_for(std::size_t bytes) {
  const std::size_t steps = std::max<std::size_t>((bytes + step - 1) / step, 1);
  return steps <= small ? steps : small + static_cast<std::size_t>(std::bit_width(bytes - 1)) - 10;
}

std::size_t bytes_of(std::size_t size) {
  return size <= small ? size * step : std::size_t{1} << (size - small + 10);
}

// tree-sitter has no argument through which it could be told where to take memory from.
thread_local Arena* in_use = nullptr;

// The first chunk of the last parse on this thread, for the next one: what is new from the system
// comes page by page, which costs as much as what the arena saves.
thread_local std::unique_ptr<std::byte[]> kept_chunk;

}  // namespace

Arena::~Arena() {
  if (!chunks_.empty()) kept_chunk = std::move(chunks_.front());
}

void Arena::add_chunk(std::size_t bytes) {
  const std::size_t size = std::max(bytes, chunk_size);
  const bool fits = chunks_.empty() && kept_chunk && size == chunk_size;
  chunks_.push_back(fits ? std::move(kept_chunk)
                         : std::make_unique_for_overwrite<std::byte[]>(size));
  free_begin_ = chunks_.back().get();
  free_end_ = free_begin_ + size;
}

void* Arena::take(std::size_t bytes) {
  const std::size_t size = size_for(bytes);
  if (Block* block = given_back_[size]) {
    given_back_[size] = block->next;
    return &block->next;
  }
  const std::size_t whole = header + bytes_of(size);
  if (static_cast<std::size_t>(free_end_ - free_begin_) < whole) add_chunk(whole);
  auto* block = reinterpret_cast<Block*>(free_begin_);
  free_begin_ += whole;
  block->size = size;
  return &block->next;
}

void* Arena::resize(void* old, std::size_t bytes) {
  if (old == nullptr) return take(bytes);
  auto* block = reinterpret_cast<Block*>(static_cast<std::byte*>(old) - header);
  const std::size_t room = bytes_of(block->size);
  if (bytes <= room) return old;
  void* larger = take(bytes);
  std::memcpy(larger, old, room);
  give_back(old);
  return larger;
}

void Arena::give_back(void* old) {
  if (old == nullptr) return;
  auto* block = reinterpret_cast<Block*>(static_cast<std::byte*>(old) - header);
  block->next = given_back_[block->size];
  given_back_[block->size] = block;
}

Arena::Use::Use(Arena& arena) : before_(in_use) {
  in_use = &arena;
}

Arena::Use::~Use() {
  in_use = before_;
}

}  // namespace plimsoll::syntax

using plimsoll::syntax::in_use;

void* plimsoll_malloc(std::size_t bytes) {
  return in_use != nullptr ? in_use->take(bytes) : std::malloc(bytes);
}

void* plimsoll_calloc(std::size_t count, std::size_t bytes) {
  if (in_use == nullptr) return std::calloc(count, bytes);
  return std::memset(in_use->take(count * bytes), 0, count * bytes);
}

void* plimsoll_realloc(void* block, std::size_t bytes) {
  return in_use != nullptr ? in_use->resize(block, bytes) : std::realloc(block, bytes);
}

void plimsoll_free(void* block) {
  if (in_use != nullptr) {
    in_use->give_back(block);
  } else {
    std::free(block);
  }
}
