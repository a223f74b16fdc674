// The circumstance of what is recorded, restored at the end of a block.
#pragma once

#include <utility>

#include "code/walker.h"

namespace plimsoll::code {

class Walker::Situation {
 public:
  explicit Situation(Recorder& recorder)
      : recorder_(recorder), before_(recorder.now), block_before_(recorder.block) {
    recorder.block = ++recorder.blocks;
  }
  ~Situation() {
    recorder_.now = std::move(before_);
    recorder_.block = block_before_;
  }
  Situation(const Situation&) = delete;
  Situation& operator=(const Situation&) = delete;

 private:
  Recorder& recorder_;
  Circumstance before_;
  std::size_t block_before_;
};

}  // namespace plimsoll::code
