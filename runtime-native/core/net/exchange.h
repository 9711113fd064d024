// One request and its response. Thread: the loop's.
#ifndef JSTIME_NET_EXCHANGE_H_
#define JSTIME_NET_EXCHANGE_H_

#include <memory>
#include <string>
#include <vector>

#include "net/connection_pool.h"
#include "net/response_parser.h"

namespace jstime {

class Exchange : private Connection::User, private ConnectionPool::Waiter {
 public:
  struct Request {
    Connection::Target target;
    // Request line and headers, with the empty line.
    std::string head;
    // What is known of the body from the start.
    Chunk body;
    // Whether more of it follows by Write, each piece as a chunk of HTTP/1.1, until Finish.
    bool body_follows = false;
    // Whether the method is HEAD.
    bool is_head = false;
    // Whether it asks for another protocol: the connection is nobody else's, and what is written goes out as it is.
    bool is_upgrade = false;
    // Whether the connection must be a new one.
    bool is_fresh = false;
  };

  class Listener {
   public:
    virtual ~Listener() = default;
    // Once. `is_end`: there is no more than `body`. With an upgrade, `body` is of the other protocol.
    virtual void OnResponse(const ResponseHead& head, Bytes body, bool is_end) = 0;
    virtual void OnBody(Bytes body, bool is_end) = 0;
    // Instead of all that would have followed.
    virtual void OnFailure(const NetError& error) = 0;
    // After a Write that answered false.
    virtual void OnWritten() = 0;
  };

  // Begins at once. The listener is not called from within calls of the exchange.
  Exchange(ConnectionPool* pool, Request request, Listener* listener);
  // Unless it is over, the connection is closed.
  ~Exchange() override;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // False: the program should wait for OnWritten.
  bool Write(Chunk chunk);
  // The body of the request is complete.
  void Finish();
  void SetReading(bool is_reading);

 private:
  void Begin();
  void Connect();
  void Send();
  void Release();
  void OnOpen() override;
  void OnBytes(Bytes bytes) override;
  void OnEnd() override;
  void OnFailure(const NetError& error) override;
  void OnWritten() override;
  void OnTurn() override;
  bool Retry();
  void Deliver(Bytes body);
  void Fail(const NetError& error);

  ConnectionPool* const pool_;
  const Request request_;
  const Chunk head_;
  const std::string key_;
  Listener* const listener_;
  std::shared_ptr<Connection> connection_;
  ResponseParser parser_;
  bool is_waiting_ = false;
  bool is_reused_ = false;
  bool is_sent_ = false;
  bool is_finished_;
  // The end of the request's body waits for the connection.
  bool is_last_waiting_ = false;
  bool is_head_delivered_ = false;
  bool is_reading_ = true;
  // Written before the connection was open.
  std::vector<Chunk> waiting_chunks_;
};

}  // namespace jstime

#endif  // JSTIME_NET_EXCHANGE_H_
