// A text that is put together of parts, and where its letters stand: policies are written as
// heredocs with ARNs filled in, and are judged word by word.
#pragma once

#include "resource/value.h"
#include "text/span.h"

namespace plimsoll::terraform {

class FilledText {
 public:
  explicit FilledText(Span span) : span_(span) { letters_.file = span.file; }

  // What is filled in for what is written at `where`. A list or a map can only come from
  // `jsonencode`, and is written out.
  void add(const Value& value, Span where);
  Value finish() &&;

 private:
  Span span_;
  Text text_;
  Letters letters_;
  bool is_spelled_ = false;
};

}  // namespace plimsoll::terraform
