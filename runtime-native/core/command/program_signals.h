// Signals that the command acts upon where JavaScript's state can be touched, also while a script is busy.
#ifndef JSTIME_COMMAND_PROGRAM_SIGNALS_H_
#define JSTIME_COMMAND_PROGRAM_SIGNALS_H_

#include <functional>

#include "runtime/runtime.h"

namespace jstime {

// No thread waits for signals: docs/decisions/signals.md. Thread: isolate.
class ProgramSignals {
 public:
  // Runs as a task of the event loop, or in the middle of a script, where it must not run JavaScript.
  using Handler = std::function<void()>;

  // Once, before everything else here.
  static void Start(Runtime* runtime);

  // What a second signal does before the handler of the first has run.
  enum class WhenRepeated { kIgnore, kDie };

  // From now on `signal` makes `handler` run. Takes the place of whoever handled the signal before, and unblocks it.
  static void Handle(int signal, WhenRepeated when_repeated, Handler handler);

  // `signal` has its own effect again.
  static void Forget(int signal);

  // Dies by the signal, as if nobody had handled it. Thread: any.
  [[noreturn]] static void DieBy(int signal);
};

}  // namespace jstime

#endif  // JSTIME_COMMAND_PROGRAM_SIGNALS_H_
