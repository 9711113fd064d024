#include "wire/message_pipe.h"

#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "base/clock.h"

namespace jstime {
namespace {

// A peer that takes nothing for so long while so much waits is given up.
constexpr size_t kMostWaitingBytes = size_t{64} << 20;
constexpr double kPatienceMs = 10'000;

// The longest text that V8 can hold; whoever sends more than that without an end sends no message.
constexpr size_t kMostMessageBytes = size_t{512} << 20;

// Linux takes up to 1024 pieces in one call.
constexpr size_t kMostPieces = 1024;

#ifdef MSG_NOSIGNAL
constexpr int kNoSignal = MSG_NOSIGNAL;
#else
// Node, which is there on such systems, ignores SIGPIPE.
constexpr int kNoSignal = 0;
#endif

constexpr size_t kReadBytes = size_t{64} << 10;
// After so many the other connections have their turn.
constexpr int kMostReads = 16;

}  // namespace

MessagePipe::MessagePipe(int socket, std::shared_ptr<Wakeup> wakeup) : socket_(socket), wakeup_(std::move(wakeup)) {}

MessagePipe::~MessagePipe() { close(socket_); }

void MessagePipe::Receive(std::vector<std::string> messages) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (is_broken_) return;
  const bool was_waiting = !waiting_.empty();
  const size_t waiting_bytes_before = waiting_bytes_;
  for (std::string& message : messages) {
    waiting_bytes_ += message.size() + 1;
    waiting_.push_back(std::move(message));
  }
  if (!was_waiting) {
    last_taken_ms_ = MonotonicMs();
    SendSome();
  }
  const bool begins_to_wait = !was_waiting && !waiting_.empty();
  const bool becomes_too_much = waiting_bytes_before <= kMostWaitingBytes && waiting_bytes_ > kMostWaitingBytes;
  if (begins_to_wait || becomes_too_much) wakeup_->Wake();
}

void MessagePipe::SendWaiting() {
  std::lock_guard<std::mutex> lock(mutex_);
  SendSome();
}

void MessagePipe::SendSome() {
  while (!waiting_.empty()) {
    iovec pieces[kMostPieces];
    size_t count = 0;
    size_t offset = sent_bytes_;
    for (auto it = waiting_.begin(); it != waiting_.end() && count < kMostPieces; ++it, ++count) {
      // A string's own terminator is the message's.
      pieces[count] = {it->data() + offset, it->size() + 1 - offset};
      offset = 0;
    }
    msghdr header{};
    header.msg_iov = pieces;
    header.msg_iovlen = count;
    const ssize_t taken = sendmsg(socket_, &header, MSG_DONTWAIT | kNoSignal);
    if (taken < 0) {
      if (errno == EINTR) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS || errno == ENOMEM) return;
      Break();
      return;
    }
    last_taken_ms_ = MonotonicMs();
    waiting_bytes_ -= taken;
    sent_bytes_ += taken;
    while (!waiting_.empty() && sent_bytes_ > waiting_.front().size()) {
      sent_bytes_ -= waiting_.front().size() + 1;
      waiting_.pop_front();
    }
  }
}

// What the peer has sent before can still be read; then comes the end.
void MessagePipe::Break() {
  shutdown(socket_, SHUT_RDWR);
  is_broken_ = true;
  waiting_.clear();
  waiting_bytes_ = 0;
}

MessagePipe::State MessagePipe::Read(const std::function<void(std::string message)>& take) {
  char bytes[kReadBytes];
  for (int i = 0; i < kMostReads; ++i) {
    const ssize_t count = recv(socket_, bytes, sizeof(bytes), MSG_DONTWAIT);
    if (count == 0) return State::kEnded;
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN || errno == EWOULDBLOCK ? State::kOpen : State::kEnded;
    }
    const char* start = bytes;
    const char* const end = bytes + count;
    while (const void* terminator = std::memchr(start, '\0', end - start)) {
      const char* message_end = static_cast<const char*>(terminator);
      incomplete_.append(start, message_end);
      take(std::exchange(incomplete_, {}));
      start = message_end + 1;
    }
    incomplete_.append(start, end);
    if (incomplete_.size() > kMostMessageBytes) return State::kEnded;
    if (static_cast<size_t>(count) < sizeof(bytes)) break;
  }
  return State::kOpen;
}

bool MessagePipe::has_waiting() {
  std::lock_guard<std::mutex> lock(mutex_);
  return !waiting_.empty();
}

double MessagePipe::GiveUpMs() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (waiting_bytes_ <= kMostWaitingBytes) return std::numeric_limits<double>::infinity();
  return last_taken_ms_ + kPatienceMs;
}

void MessagePipe::Shutdown() {
  std::lock_guard<std::mutex> lock(mutex_);
  Break();
}

}  // namespace jstime
