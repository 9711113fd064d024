// A request that runs while the program stands still: is paused, or has ended. If it does not end by itself, it is
// ended. At a pause V8 postpones all interrupts, and with them the end that a timeout or Runtime.terminateExecution
// asks for, except in what it evaluates on a call frame. There a request is ended by taking all of its stack away: V8
// looks at that limit in every loop and at every call, and the error that it throws then cannot be caught for long.
#ifndef JSTIME_INSPECTOR_STANDING_REQUEST_H_
#define JSTIME_INSPECTOR_STANDING_REQUEST_H_

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "engine/realm.h"
#include "inspector/inspector_port.h"

namespace jstime {

// Thread: isolate, except where a function says otherwise.
class StandingRequest {
 public:
  explicit StandingRequest(Realm* realm) : realm_(realm) {}
  ~StandingRequest() { Finish(); }
  StandingRequest(const StandingRequest&) = delete;
  StandingRequest& operator=(const StandingRequest&) = delete;

  // From here to Finish() one request runs. If it `is_to_end` it has only a short time.
  void Begin(InspectorPort::SessionId session, bool is_interruptible, bool is_to_end);
  void EndAfter(double timeout_ms);
  // True: it was ended.
  bool Finish();

  // Ends what runs. False: nothing does. Thread: any.
  bool End();

  // The same, if it is the session's. Thread: any.
  void EndOf(InspectorPort::SessionId session);

  bool has_ended();

 private:
  void EndLocked();

  Realm* const realm_;
  std::thread watch_;

  std::mutex mutex_;  // Guards all below.
  std::condition_variable finished_;
  // Written by the isolate's thread only.
  bool is_running_ = false;
  bool has_ended_ = false;
  // V8 lets it be interrupted.
  bool is_interruptible_ = false;
  InspectorPort::SessionId session_ = 0;
  bool has_no_stack_ = false;
  // Of the isolate's thread; 0 before it is needed.
  uintptr_t stack_start_ = 0;
  std::thread::id thread_;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_STANDING_REQUEST_H_
