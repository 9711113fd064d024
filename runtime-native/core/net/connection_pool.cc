#include "net/connection_pool.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"

namespace jstime {
namespace {

// More than browsers' 6, as programs talk to their own servers; few enough for the usual limit of 1024 descriptors.
constexpr size_t kMostConnections = 256;
constexpr uint64_t kSweepMs = 1000;

}  // namespace

// An idle connection: whatever happens to it, it is of no use any more.
struct ConnectionPool::Idle : Connection::User {
  Idle(ConnectionPool* owner, std::shared_ptr<Connection> kept, double until)
      : pool(owner), connection(std::move(kept)), until_ms(until) {}

  void OnOpen() override {}
  void OnWritten() override {}
  void OnBytes(Bytes) override { pool->Drop(this); }
  void OnEnd() override { pool->Drop(this); }
  void OnFailure(const NetError&) override { pool->Drop(this); }

  ConnectionPool* const pool;
  const std::shared_ptr<Connection> connection;
  const double until_ms;
};

ConnectionPool::ConnectionPool(std::function<uv_loop_t*()> loop) : loop_(std::move(loop)) {}

ConnectionPool::~ConnectionPool() {
  for (auto& [key, origin] : origins_) {
    for (auto& idle : origin.idle) idle->connection->Close();
  }
  if (timer_ == nullptr) return;
  uv_close(reinterpret_cast<uv_handle_t*>(timer_),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
}

std::shared_ptr<Connection> ConnectionPool::TakeIdle(const std::string& key) {
  auto found = origins_.find(key);
  if (found == origins_.end()) return nullptr;
  std::vector<std::unique_ptr<Idle>>& idle = found->second.idle;
  while (!idle.empty()) {
    // The last one used is the most likely to be alive.
    std::shared_ptr<Connection> connection = idle.back()->connection;
    const bool is_fresh = idle.back()->until_ms > MonotonicMs();
    idle.pop_back();
    if (is_fresh) return connection;
    connection->Close();
    --found->second.count;
  }
  return nullptr;
}

bool ConnectionPool::Enter(const std::string& key, Waiter* waiter) {
  Origin& origin = origins_[key];
  if (origin.count < kMostConnections) {
    ++origin.count;
    return true;
  }
  origin.waiting.push_back(waiter);
  return false;
}

void ConnectionPool::Leave(const std::string& key) {
  --origins_[key].count;
  WakeNext(key);
}

void ConnectionPool::StopWaiting(const std::string& key, Waiter* waiter) {
  auto found = origins_.find(key);
  if (found == origins_.end()) return;
  std::deque<Waiter*>& waiting = found->second.waiting;
  waiting.erase(std::remove(waiting.begin(), waiting.end(), waiter), waiting.end());
}

void ConnectionPool::Keep(std::shared_ptr<Connection> connection, double seconds) {
  const std::string key = connection->target().Key();
  auto idle = std::make_unique<Idle>(this, connection, MonotonicMs() + seconds * 1000);
  connection->SetUser(idle.get());
  // The end of the connection is noticed only so.
  connection->SetReading(true);
  origins_[key].idle.push_back(std::move(idle));
  if (timer_ == nullptr) StartTimer();
  WakeNext(key);
}

void ConnectionPool::WakeNext(const std::string& key) {
  auto found = origins_.find(key);
  if (found == origins_.end()) return;
  Origin& origin = found->second;
  if (origin.waiting.empty()) {
    if (origin.count == 0) origins_.erase(found);
    return;
  }
  Waiter* next = origin.waiting.front();
  origin.waiting.pop_front();
  next->OnTurn();
}

void ConnectionPool::Drop(Idle* dropped) {
  const std::string key = dropped->connection->target().Key();
  dropped->connection->Close();
  std::vector<std::unique_ptr<Idle>>& idle = origins_[key].idle;
  idle.erase(std::find_if(idle.begin(), idle.end(), [&](const auto& entry) { return entry.get() == dropped; }));
  Leave(key);
}

void ConnectionPool::StartTimer() {
  timer_ = new uv_timer_t;
  uv_timer_init(loop(), timer_);
  timer_->data = this;
  uv_timer_start(
      timer_, [](uv_timer_t* timer) { static_cast<ConnectionPool*>(timer->data)->CloseStale(); }, kSweepMs, kSweepMs);
}

void ConnectionPool::CloseStale() {
  const double now_ms = MonotonicMs();
  std::vector<Idle*> stale;
  bool is_any_left = false;
  for (const auto& [key, origin] : origins_) {
    for (const auto& idle : origin.idle) {
      if (idle->until_ms <= now_ms)
        stale.push_back(idle.get());
      else
        is_any_left = true;
    }
  }
  for (Idle* idle : stale) Drop(idle);
  if (is_any_left) return;
  uv_close(reinterpret_cast<uv_handle_t*>(std::exchange(timer_, nullptr)),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
}

}  // namespace jstime
