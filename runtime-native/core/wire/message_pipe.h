// One connected stream socket that carries messages of the inspector, each followed by a NUL byte: what Chrome speaks
// on the descriptors of --remote-debugging-pipe.
#ifndef JSTIME_WIRE_MESSAGE_PIPE_H_
#define JSTIME_WIRE_MESSAGE_PIPE_H_

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "inspector/inspector_port.h"
#include "wire/wakeup.h"

namespace jstime {

class MessagePipe : public InspectorClient {
 public:
  // Owns `socket`. `wakeup` is for whoever polls: something begins to wait for the peer.
  MessagePipe(int socket, std::shared_ptr<Wakeup> wakeup);
  ~MessagePipe() override;
  MessagePipe(const MessagePipe&) = delete;
  MessagePipe& operator=(const MessagePipe&) = delete;

  // Goes to the socket at once, and in one write; what it does not take waits.
  void Receive(std::vector<std::string> messages) override;

  // The rest is for the one thread that polls.

  int socket() const { return socket_; }

  enum class State { kOpen, kEnded };

  // Reads some of what has come and calls `take` for each message that is complete.
  State Read(const std::function<void(std::string message)>& take);

  // Sends what waits, as far as the peer takes it.
  void SendWaiting();

  bool has_waiting();

  // When the peer is given up unless it takes something before (MonotonicMs); infinite while all is well.
  double GiveUpMs();

  // Nothing goes out any more, and nothing new comes in.
  void Shutdown();

 private:
  void SendSome();
  void Break();

  const int socket_;
  const std::shared_ptr<Wakeup> wakeup_;
  // Of the message whose end has not come. Polling thread only.
  std::string incomplete_;

  std::mutex mutex_;  // Guards everything below.
  std::deque<std::string> waiting_;
  size_t waiting_bytes_ = 0;
  // Of the first message.
  size_t sent_bytes_ = 0;
  double last_taken_ms_ = 0;
  bool is_broken_ = false;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_MESSAGE_PIPE_H_
