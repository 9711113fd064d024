// Time since the process started, and the wall-clock time of that moment.
// Thread: any.
#ifndef JSTIME_BASE_CLOCK_H_
#define JSTIME_BASE_CLOCK_H_

namespace jstime {

// Monotonic milliseconds since the process started (fractions included).
double MonotonicMs();

// Unix time, in milliseconds, at which MonotonicMs() was zero.
double TimeOriginMs();

}  // namespace jstime

#endif  // JSTIME_BASE_CLOCK_H_
