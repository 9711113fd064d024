// The messages of one isolate on their way to Node's thread.
#ifndef JSTIME_ADDON_OUTBOX_H_
#define JSTIME_ADDON_OUTBOX_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <vector>

#include "addon/host_message.h"
#include "base/output_sink.h"

namespace jstime {

// As an OutputSink it makes a program that prints faster than Node reads wait.
class Outbox : public OutputSink {
 public:
  // `wake` makes Node's thread call TakeAll soon; one call of it at a time.
  explicit Outbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  // Thread: isolate.
  void Send(HostMessage message);
  void Write(OutputStream stream, std::string_view text) override;
  void Flush() override {}

  // When there was output among them, no wake-up follows until Resume(): a program that never stops printing must
  // not keep Node from everything else. Thread: Node's.
  std::vector<HostMessage> TakeAll();
  void Resume();

  // From now on no writer waits. Thread: any.
  void StopWaiting();

  // Node's thread is going away: messages are dropped and `wake` is not called any more. Thread: Node's.
  void Close();

 private:
  void Add(HostMessage message);

  const std::function<void()> wake_;
  std::mutex mutex_;  // Guards all below, and calls of wake_.
  std::condition_variable taken_;
  std::vector<HostMessage> messages_;
  size_t output_bytes_ = 0;
  bool is_paused_ = false;
  bool never_wait_ = false;
  bool is_closed_ = false;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_OUTBOX_H_
