#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace jstime {

void CheckFailed(const char* file, int line, const char* condition) {
  std::fprintf(stderr, "jstime: internal error at %s:%d: %s\n", file, line, condition);
  std::fflush(stderr);
  std::abort();
}

}  // namespace jstime
