#include "wire/pipe_server.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/clock.h"
#include "base/this_thread.h"

namespace jstime {
namespace {

// A process without descriptors cannot accept; it looks again after so long.
constexpr double kAcceptPauseMs = 100;

// At the end, a client that takes nothing for so long loses the rest.
constexpr int kLastPatienceMs = 250;
constexpr double kMostDrainMs = 5'000;

// What is wrong with an inherited descriptor; empty if nothing.
std::string CheckDescriptor(int descriptor) {
  if (fcntl(descriptor, F_GETFD) < 0) return "it is not open";
  int type = 0;
  socklen_t size = sizeof(type);
  if (getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) {
    return "it is no stream socket";
  }
  sockaddr_storage peer;
  size = sizeof(peer);
  if (getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return "it is not connected";
  return "";
}

}  // namespace

PipeServer::PipeServer(InspectorPort* port, Events events) : port_(port), events_(std::move(events)) {}

PipeServer::~PipeServer() { Close(); }

std::unique_ptr<PipeServer> PipeServer::Listen(const std::string& path, InspectorPort* port, Events events,
                                               std::string* error) {
  std::unique_ptr<PipeServer> server(new PipeServer(port, std::move(events)));
  server->listener_ = UnixListener::Open(path, error);
  if (server->listener_ == nullptr || !server->Start(error)) return nullptr;
  return server;
}

std::unique_ptr<PipeServer> PipeServer::Adopt(int descriptor, InspectorPort* port, Events events, std::string* error) {
  *error = CheckDescriptor(descriptor);
  if (!error->empty()) return nullptr;
  std::unique_ptr<PipeServer> server(new PipeServer(port, std::move(events)));
  // Programs that this one starts have no business with it.
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  const int on = 1;
  // Fails where the socket is none of TCP's.
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  server->adopted_ = descriptor;
  if (!server->Start(error)) return nullptr;
  return server;
}

bool PipeServer::Start(std::string* error) {
  if (!wakeup_->is_valid()) {
    *error = strerror(errno);
    return false;
  }
  // Signals are for the program's threads.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { Run(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return true;
}

void PipeServer::Close() {
  if (!thread_.joinable()) return;
  closing_.store(true);
  wakeup_->Wake();
  thread_.join();
}

void PipeServer::Run() {
  NameThread("jstime-pipe");
  if (adopted_ >= 0) Connect(adopted_);
  while (!closing_.load() && (listener_ != nullptr || !connections_.empty())) Poll();
  // Nobody finds a server that takes no more clients.
  listener_.reset();
  Drain();
  for (const Connection& connection : connections_) {
    connection.pipe->Shutdown();
    port_->Disconnect(connection.session);
  }
  connections_.clear();
}

void PipeServer::Poll() {
  std::vector<pollfd> polled;
  polled.push_back({wakeup_->descriptor(), POLLIN, 0});
  const bool accepts = listener_ != nullptr && MonotonicMs() >= accept_again_ms_;
  // A negative descriptor is not looked at.
  polled.push_back({accepts ? listener_->socket() : -1, POLLIN, 0});
  for (const Connection& connection : connections_) {
    const int16_t writable = connection.pipe->has_waiting() ? POLLOUT : 0;
    polled.push_back({connection.pipe->socket(), static_cast<int16_t>(POLLIN | writable), 0});
  }
  if (poll(polled.data(), polled.size(), PollTimeoutMs()) < 0) return;
  if (polled[0].revents != 0) wakeup_->Clear();
  for (size_t i = 0; i < connections_.size(); ++i) Serve(&connections_[i], polled[i + 2].revents);
  RemoveEnded();
  if (polled[1].revents != 0) AcceptAll();
}

int PipeServer::PollTimeoutMs() {
  double due_ms = HUGE_VAL;
  const double now_ms = MonotonicMs();
  if (listener_ != nullptr && now_ms < accept_again_ms_) due_ms = accept_again_ms_;
  for (const Connection& connection : connections_) due_ms = std::min(due_ms, connection.pipe->GiveUpMs());
  if (due_ms == HUGE_VAL) return -1;
  return static_cast<int>(std::ceil(std::max(0.0, due_ms - now_ms)));
}

void PipeServer::Serve(Connection* connection, int events) {
  MessagePipe* pipe = connection->pipe.get();
  const InspectorPort::SessionId session = connection->session;
  if ((events & POLLOUT) != 0) pipe->SendWaiting();
  if ((events & ~POLLOUT) != 0) {
    const auto take = [&](std::string message) { port_->Send(session, std::move(message)); };
    connection->ended = pipe->Read(take) == MessagePipe::State::kEnded;
  }
  if (MonotonicMs() >= pipe->GiveUpMs()) {
    pipe->Shutdown();
    connection->ended = true;
  }
}

void PipeServer::AcceptAll() {
  for (;;) {
    const int socket = listener_->Accept();
    if (socket >= 0) {
      Connect(socket);
      continue;
    }
    if (errno == EINTR || errno == ECONNABORTED) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) accept_again_ms_ = MonotonicMs() + kAcceptPauseMs;
    return;
  }
}

void PipeServer::Connect(int socket) {
  auto pipe = std::make_shared<MessagePipe>(socket, wakeup_);
  const InspectorPort::SessionId session = port_->Connect(pipe);
  connections_.push_back({std::move(pipe), session});
  if (events_.on_attached) events_.on_attached();
}

// The socket stays open until the runtime lets go of it: a client that only stopped sending still gets its answers.
void PipeServer::RemoveEnded() {
  const size_t before = connections_.size();
  std::erase_if(connections_, [this](const Connection& connection) {
    if (connection.ended) port_->Disconnect(connection.session);
    return connection.ended;
  });
  if (before > 0 && connections_.empty() && events_.on_last_closed) events_.on_last_closed();
}

void PipeServer::Drain() {
  const double until_ms = MonotonicMs() + kMostDrainMs;
  while (MonotonicMs() < until_ms) {
    std::vector<pollfd> polled;
    for (const Connection& connection : connections_) {
      if (connection.pipe->has_waiting()) polled.push_back({connection.pipe->socket(), POLLOUT, 0});
    }
    if (polled.empty() || poll(polled.data(), polled.size(), kLastPatienceMs) <= 0) return;
    for (const Connection& connection : connections_) connection.pipe->SendWaiting();
  }
}

}  // namespace jstime
