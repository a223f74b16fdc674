// Memory for one parse: taken in small pieces, given back all at once.
//
// tree-sitter takes some millions of small blocks for a megabyte of source and gives every one of
// them back by walking its tree; with the allocator of the system that is a fifth of a parse. Here
// a block is taken from a chunk, or from those of its size that the parse gave back meanwhile.
// In: sizes. Out: blocks, aligned as pointers are, valid until the arena ends. Not safe to use from
// several threads; each parse has its own.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace plimsoll::syntax {

class Arena {
 public:
  Arena() = default;
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  void* take(std::size_t bytes);
  // With what is written in it, as far as it fits.
  void* resize(void* block, std::size_t bytes);
  // To be taken again.
  void give_back(void* block);

  // While it lives, what tree-sitter asks for on this thread comes from the arena, and what it
  // gives back must be of it.
  class Use {
   public:
    explicit Use(Arena& arena);
    ~Use();
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

   private:
    Arena* before_;
  };

 private:
  static constexpr std::size_t sizes = 128;
  struct Block;

  void add_chunk(std::size_t bytes);

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* free_begin_ = nullptr;  // of the last chunk
  std::byte* free_end_ = nullptr;
  std::array<Block*, sizes> given_back_{};  // by size
};

}  // namespace plimsoll::syntax
