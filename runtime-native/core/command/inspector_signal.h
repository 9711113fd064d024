// SIGUSR1: somebody wants to debug a program that was started without --inspect.
#ifndef JSTIME_COMMAND_INSPECTOR_SIGNAL_H_
#define JSTIME_COMMAND_INSPECTOR_SIGNAL_H_

#include <functional>

#include "runtime/runtime.h"

namespace jstime {

// No thread waits for the signal: docs/decisions/inspector-signal.md.
class InspectorSignal {
 public:
  // From now on each SIGUSR1 makes `on_signal` run on the isolate's thread: as a task of the event loop, or in the
  // middle of a script that is busy, where it must not run JavaScript. Takes the place of whoever handled the signal
  // before, and never ends. Call once. Thread: isolate.
  static void Watch(Runtime* runtime, std::function<void()> on_signal);
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_INSPECTOR_SIGNAL_H_
