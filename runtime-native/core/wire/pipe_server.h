// The inspector's transports that need no Node: a Unix socket, or one descriptor that was inherited. Each connection is
// a session of its own; what travels is described at MessagePipe. A thread of its own carries it, so that nothing waits
// for the program, and the program for nobody.
#ifndef JSTIME_WIRE_PIPE_SERVER_H_
#define JSTIME_WIRE_PIPE_SERVER_H_

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "inspector/inspector_port.h"
#include "wire/message_pipe.h"
#include "wire/unix_listener.h"
#include "wire/wakeup.h"

namespace jstime {

// Thread: any; Close and the destructor not on the server's own.
class PipeServer {
 public:
  // Both are called on the server's thread, and may be empty.
  struct Events {
    // A client has connected, and has its session.
    std::function<void()> on_attached;
    // The last of the clients has gone.
    std::function<void()> on_last_closed;
  };

  // Both return null on failure, and then `error` says why, for people. `port` outlives the server.
  static std::unique_ptr<PipeServer> Listen(const std::string& path, InspectorPort* port, Events events,
                                            std::string* error);
  // `descriptor` is one end of a connected stream socket. It is the server's from then on.
  static std::unique_ptr<PipeServer> Adopt(int descriptor, InspectorPort* port, Events events, std::string* error);

  ~PipeServer();
  PipeServer(const PipeServer&) = delete;
  PipeServer& operator=(const PipeServer&) = delete;

  // Delivers what clients still take, then ends all connections and removes the socket's file. Calls no event.
  void Close();

 private:
  struct Connection {
    std::shared_ptr<MessagePipe> pipe;
    InspectorPort::SessionId session;
    bool ended = false;
  };

  PipeServer(InspectorPort* port, Events events);

  bool Start(std::string* error);
  void Run();
  void Poll();
  int PollTimeoutMs();
  void Serve(Connection* connection, int events);
  void AcceptAll();
  void Connect(int socket);
  void RemoveEnded();
  void Drain();

  InspectorPort* const port_;
  const Events events_;
  const std::shared_ptr<Wakeup> wakeup_ = std::make_shared<Wakeup>();
  std::atomic<bool> closing_{false};
  std::thread thread_;

  // The server's thread only, once it runs.
  std::unique_ptr<UnixListener> listener_;
  int adopted_ = -1;
  // When accepting is tried again after the process had no descriptor left (MonotonicMs).
  double accept_again_ms_ = 0;
  std::vector<Connection> connections_;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_PIPE_SERVER_H_
