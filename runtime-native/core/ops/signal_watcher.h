// Who handles the signals of the process on behalf of the program: the command, as the process is its own.
// Thread: isolate.
#ifndef JSTIME_OPS_SIGNAL_WATCHER_H_
#define JSTIME_OPS_SIGNAL_WATCHER_H_

#include <functional>

namespace jstime {

class SignalWatcher {
 public:
  virtual ~SignalWatcher() = default;

  // `on_signal` runs where no JavaScript may run; the signal does nothing else from now on.
  virtual void Watch(int signal, std::function<void()> on_signal) = 0;

  // The signal has its own effect again.
  virtual void Unwatch(int signal) = 0;
};

// The one of this process; null in embedded runtimes, which do not own it. Set once, before the program starts.
SignalWatcher* ProcessSignalWatcher();
void SetProcessSignalWatcher(SignalWatcher* watcher);

}  // namespace jstime

#endif  // JSTIME_OPS_SIGNAL_WATCHER_H_
