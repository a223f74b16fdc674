#include "outline/languages.h"

namespace plimsoll::outline {

Entry enter_go(Outlines&, const Wanted&) {
  return {};
}

}  // namespace plimsoll::outline
