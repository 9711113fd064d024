#include "net/connector.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace jstime {
namespace {

// Before the next address is tried beside those under way (RFC 8305, section 5).
constexpr uint64_t kAttemptDelayMs = 250;

void CloseSocket(uv_tcp_t* socket) {
  uv_close(reinterpret_cast<uv_handle_t*>(socket),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_tcp_t*>(handle); });
}

sockaddr_storage ToStorage(const sockaddr* address) {
  sockaddr_storage storage{};
  std::memcpy(&storage, address, address->sa_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in));
  return storage;
}

std::string ToText(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  uv_ip_name(address, text, sizeof text);
  return text;
}

}  // namespace

Connector::Connector(uv_loop_t* loop, std::string host, uint16_t port, Done done)
    : loop_(loop), host_(std::move(host)), port_(port), done_(std::move(done)) {}

std::shared_ptr<Connector> Connector::Start(uv_loop_t* loop, const std::string& host, uint16_t port, Done done) {
  std::shared_ptr<Connector> connector(new Connector(loop, host, port, std::move(done)));
  sockaddr_in v4;
  sockaddr_in6 v6;
  if (uv_ip4_addr(host.c_str(), port, &v4) == 0) {
    connector->addresses_.push_back(ToStorage(reinterpret_cast<sockaddr*>(&v4)));
  } else if (uv_ip6_addr(host.c_str(), port, &v6) == 0) {
    connector->addresses_.push_back(ToStorage(reinterpret_cast<sockaddr*>(&v6)));
  } else {
    connector->Resolve();
    return connector;
  }
  connector->is_starting_ = true;
  connector->TryNext();
  connector->is_starting_ = false;
  return connector;
}

void Connector::Cancel() {
  done_ = nullptr;
  StopTimer();
  // Their callbacks come with UV_ECANCELED.
  for (Attempt* attempt : under_way_) CloseSocket(std::exchange(attempt->socket, nullptr));
  under_way_.clear();
}

void Connector::Resolve() {
  struct Request {
    uv_getaddrinfo_t uv;
    std::shared_ptr<Connector> owner;
  };
  auto* request = new Request{{}, shared_from_this()};
  request->uv.data = request;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_family = AF_UNSPEC;
  uv_getaddrinfo(
      loop_, &request->uv,
      [](uv_getaddrinfo_t* uv, int status, addrinfo* list) {
        std::unique_ptr<Request> done(static_cast<Request*>(uv->data));
        done->owner->OnResolved(status, list);
        uv_freeaddrinfo(list);
      },
      host_.c_str(), std::to_string(port_).c_str(), &hints);
}

void Connector::OnResolved(int status, addrinfo* list) {
  if (!done_) return;
  if (status != 0) {
    first_error_ = NetError::FromUv(status, "getaddrinfo", host_);
  } else {
    AddAddresses(list);
  }
  TryNext();
}

// The families alternate, beginning with that of the first address (RFC 8305, section 4).
void Connector::AddAddresses(const addrinfo* list) {
  std::vector<const sockaddr*> families[2];
  for (const addrinfo* entry = list; entry != nullptr; entry = entry->ai_next) {
    families[entry->ai_family == list->ai_family ? 0 : 1].push_back(entry->ai_addr);
  }
  for (size_t i = 0; i < std::max(families[0].size(), families[1].size()); ++i) {
    for (const auto& family : families) {
      if (i < family.size()) addresses_.push_back(ToStorage(family[i]));
    }
  }
}

void Connector::TryNext() {
  StopTimer();
  while (next_ < addresses_.size()) {
    if (TryAddress(reinterpret_cast<const sockaddr*>(&addresses_[next_++]))) {
      if (next_ < addresses_.size()) StartTimer(kAttemptDelayMs);
      return;
    }
  }
  if (!under_way_.empty() || !done_) return;
  if (is_starting_) return StartTimer(0);
  Finish(nullptr);
}

bool Connector::TryAddress(const sockaddr* address) {
  auto* socket = new uv_tcp_t;
  uv_tcp_init(loop_, socket);
  auto attempt = std::make_unique<Attempt>();
  attempt->socket = socket;
  attempt->owner = shared_from_this();
  attempt->address = ToText(address);
  if (attempt->address.find(':') != std::string::npos) attempt->address = "[" + attempt->address + "]";
  attempt->address += ":" + std::to_string(port_);
  attempt->request.data = attempt.get();
  int status = uv_tcp_connect(&attempt->request, socket, address, [](uv_connect_t* request, int result) {
    std::unique_ptr<Attempt> done(static_cast<Attempt*>(request->data));
    std::shared_ptr<Connector> owner = done->owner;
    owner->OnAttempt(std::move(done), result);
  });
  if (status != 0) {
    if (!first_error_.failed()) first_error_ = NetError::FromUv(status, "connect", attempt->address);
    CloseSocket(socket);
    return false;
  }
  under_way_.push_back(attempt.release());
  return true;
}

void Connector::OnAttempt(std::unique_ptr<Attempt> attempt, int status) {
  under_way_.erase(std::remove(under_way_.begin(), under_way_.end(), attempt.get()), under_way_.end());
  // Closed already, as another was faster or nobody waits.
  if (attempt->socket == nullptr) return;
  if (status == 0 && done_) return Finish(attempt->socket);
  CloseSocket(attempt->socket);
  if (!first_error_.failed()) first_error_ = NetError::FromUv(status, "connect", attempt->address);
  if (done_) TryNext();
}

void Connector::Finish(uv_tcp_t* socket) {
  Done done = std::exchange(done_, nullptr);
  Cancel();
  if (socket != nullptr) uv_tcp_nodelay(socket, 1);
  done(socket, first_error_);
}

void Connector::StartTimer(uint64_t delay_ms) {
  timer_ = new uv_timer_t;
  uv_timer_init(loop_, timer_);
  timer_->data = this;
  uv_timer_start(timer_, [](uv_timer_t* timer) { static_cast<Connector*>(timer->data)->TryNext(); }, delay_ms, 0);
}

void Connector::StopTimer() {
  if (timer_ == nullptr) return;
  uv_close(reinterpret_cast<uv_handle_t*>(std::exchange(timer_, nullptr)),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
}

}  // namespace jstime
