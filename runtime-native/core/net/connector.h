// Opens a TCP connection to a host: resolves its name, tries its addresses in turn.
// Thread: the loop's.
#ifndef JSTIME_NET_CONNECTOR_H_
#define JSTIME_NET_CONNECTOR_H_

#include <uv.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "net/net_error.h"

namespace jstime {

class Connector : public std::enable_shared_from_this<Connector> {
 public:
  // Gets the connected socket (`new uv_tcp_t`, to be closed and deleted), or null and the reason. Never called from
  // within Start.
  using Done = std::function<void(uv_tcp_t* socket, const NetError& error)>;

  static std::shared_ptr<Connector> Start(uv_loop_t* loop, const std::string& host, uint16_t port, Done done);

  // `done` will not be called.
  void Cancel();

 private:
  struct Attempt {
    uv_connect_t request;
    uv_tcp_t* socket;
    std::string address;
    std::shared_ptr<Connector> owner;
  };

  Connector(uv_loop_t* loop, std::string host, uint16_t port, Done done);
  void Resolve();
  void OnResolved(int status, addrinfo* list);
  void AddAddresses(const addrinfo* list);
  void TryNext();
  bool TryAddress(const sockaddr* address);
  void OnAttempt(std::unique_ptr<Attempt> attempt, int status);
  void Finish(uv_tcp_t* socket);
  void StartTimer(uint64_t delay_ms);
  void StopTimer();

  uv_loop_t* const loop_;
  const std::string host_;
  const uint16_t port_;
  Done done_;
  std::vector<sockaddr_storage> addresses_;
  size_t next_ = 0;
  std::vector<Attempt*> under_way_;
  uv_timer_t* timer_ = nullptr;
  NetError first_error_;
  bool is_starting_ = false;
};

}  // namespace jstime

#endif  // JSTIME_NET_CONNECTOR_H_
