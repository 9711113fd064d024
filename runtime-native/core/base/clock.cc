#include "base/clock.h"

#include <time.h>

namespace jstime {
namespace {

double ReadClockMs(clockid_t id) {
  timespec now;
  clock_gettime(id, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

struct Origin {
  double monotonic_ms;
  double unix_ms;
};

// The library is loaded within a millisecond of exec, so its first look at the clock stands for the
// start of the process.
const Origin& ProcessOrigin() {
  static const Origin origin{ReadClockMs(CLOCK_MONOTONIC), ReadClockMs(CLOCK_REALTIME)};
  return origin;
}

[[maybe_unused]] const Origin& kEarlyOrigin = ProcessOrigin();

}  // namespace

double MonotonicMs() { return ReadClockMs(CLOCK_MONOTONIC) - ProcessOrigin().monotonic_ms; }

double TimeOriginMs() { return ProcessOrigin().unix_ms; }

}  // namespace jstime
