// A stream of bytes to a server: TCP, TLS over it if asked for, through a proxy's tunnel if there is one.
// Thread: the loop's.
#ifndef JSTIME_NET_CONNECTION_H_
#define JSTIME_NET_CONNECTION_H_

#include <uv.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "net/chunk.h"
#include "net/connector.h"
#include "net/net_error.h"
#include "net/tls_session.h"

namespace jstime {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  struct Target {
    // To connect to: the server's, or the proxy's. Addresses of IPv6 without brackets.
    std::string host;
    uint16_t port = 0;
    // The name that the server proves by TLS; empty without TLS.
    std::string tls_name;
    // The request that opens a tunnel to the server, if there is a proxy to be asked: 'CONNECT host:port HTTP/1.1 …'.
    std::string tunnel_request;

    // Connections with equal keys lead to the same server in the same way.
    std::string Key() const;
  };

  // Who uses the connection. None of these is called from within a call of the user's.
  class User {
   public:
    virtual ~User() = default;
    virtual void OnOpen() = 0;
    virtual void OnBytes(Bytes bytes) = 0;
    // The server says no more.
    virtual void OnEnd() = 0;
    // The connection is of no use any more.
    virtual void OnFailure(const NetError& error) = 0;
    // All that was written has left, after some had to wait.
    virtual void OnWritten() = 0;
  };

  static std::shared_ptr<Connection> Open(uv_loop_t* loop, Target target, User* user);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Another one takes over. Null: nobody, until the next call; then it must not be reading.
  void SetUser(User* user) { user_ = user; }
  void SetReading(bool is_reading);
  // False: some of it, or of what was written before, has to wait.
  bool Write(const std::vector<Chunk>& chunks);
  // Nothing is called any more.
  void Close();

  const Target& target() const { return target_; }
  bool is_open() const { return state_ == State::kOpen; }
  // Whether something that was written has to wait.
  bool is_writing() const { return pending_writes_ > 0; }

 private:
  enum class State { kConnecting, kTunnel, kHandshake, kOpen, kClosed };
  struct PendingWrite;

  Connection(uv_loop_t* loop, Target target, User* user);
  void OnConnected(uv_tcp_t* socket, const NetError& error);
  void OnTransportOpen();
  void StartTls();
  void OnRead(ssize_t size);
  void OnReceived(Bytes bytes);
  void OnTunnelAnswer(const Bytes& bytes);
  void OnTlsReceived(const Bytes& bytes);
  bool DeliverDecrypted();
  bool CheckTls();
  void SendTlsOutput();
  void WriteRaw(const std::vector<Chunk>& chunks);
  void OnWriteDone(int status);
  void Fail(const NetError& error);
  void ApplyReading();

  uv_loop_t* const loop_;
  const Target target_;
  User* user_;
  State state_ = State::kConnecting;
  std::shared_ptr<Connector> connector_;
  uv_tcp_t* socket_ = nullptr;
  std::optional<TlsSession> tls_;
  std::string tunnel_answer_;
  // Where libuv reads to.
  Bytes buffer_;
  size_t next_capacity_;
  bool is_wanted_ = true;
  bool is_reading_ = false;
  bool has_ended_ = false;
  size_t pending_writes_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_NET_CONNECTION_H_
