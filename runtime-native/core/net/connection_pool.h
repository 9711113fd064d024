// The connections to all servers: those in use are counted, those that are idle wait for the next request.
// Thread: the loop's.
#ifndef JSTIME_NET_CONNECTION_POOL_H_
#define JSTIME_NET_CONNECTION_POOL_H_

#include <uv.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "net/connection.h"

namespace jstime {

class ConnectionPool {
 public:
  // `loop` is asked for at the first connection.
  explicit ConnectionPool(std::function<uv_loop_t*()> loop);
  // Closes what is idle; nothing is in use any more.
  ~ConnectionPool();
  ConnectionPool(const ConnectionPool&) = delete;
  ConnectionPool& operator=(const ConnectionPool&) = delete;

  // Waits for its turn to connect.
  class Waiter {
   public:
    virtual ~Waiter() = default;
    virtual void OnTurn() = 0;
  };

  // An idle connection to `key`, or null. Its user is to be set.
  std::shared_ptr<Connection> TakeIdle(const std::string& key);

  // Whether one more connection to `key` may be opened now; it counts until Leave. Otherwise `waiter` is told when
  // there is something to take or its connection may be opened.
  bool Enter(const std::string& key, Waiter* waiter);
  void Leave(const std::string& key);
  void StopWaiting(const std::string& key, Waiter* waiter);

  // Keeps an open connection that nobody uses any more, for so long. It stays counted.
  void Keep(std::shared_ptr<Connection> connection, double seconds);

  uv_loop_t* loop() { return loop_(); }

 private:
  struct Idle;
  struct Origin {
    size_t count = 0;
    std::vector<std::unique_ptr<Idle>> idle;
    std::deque<Waiter*> waiting;
  };

  void WakeNext(const std::string& key);
  void Drop(Idle* idle);
  void StartTimer();
  void CloseStale();

  const std::function<uv_loop_t*()> loop_;
  std::unordered_map<std::string, Origin> origins_;
  uv_timer_t* timer_ = nullptr;
};

}  // namespace jstime

#endif  // JSTIME_NET_CONNECTION_POOL_H_
