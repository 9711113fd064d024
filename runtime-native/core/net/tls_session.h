// The client's side of TLS over whatever carries the bytes. Thread: the loop's.
#ifndef JSTIME_NET_TLS_SESSION_H_
#define JSTIME_NET_TLS_SESSION_H_

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "net/net_error.h"

namespace jstime {

class TlsSession {
 public:
  enum class State { kHandshake, kOpen, kEnded, kFailed };

  // `host`: the name or address that the peer has to prove.
  explicit TlsSession(const std::string& host);
  ~TlsSession();
  TlsSession(const TlsSession&) = delete;
  TlsSession& operator=(const TlsSession&) = delete;

  // What the peer sent. The handshake goes on; then Read gives what was in it.
  void Receive(const char* data, size_t size);
  // Starts the handshake, too.
  void Handshake();
  // At most `size` bytes of what the peer said; 0 when there is no more for now.
  size_t Read(char* data, size_t size);
  // Only when open.
  void Write(const char* data, size_t size);
  // What has to be sent to the peer.
  std::string TakeOutput();

  State state() const { return state_; }
  const NetError& error() const { return error_; }

 private:
  void Check(int result);
  void Fail(int reason);

  SSL* const ssl_;
  const std::string host_;
  // Owned by ssl_.
  BIO* const from_peer_;
  BIO* const to_peer_;
  State state_ = State::kHandshake;
  NetError error_;
};

}  // namespace jstime

#endif  // JSTIME_NET_TLS_SESSION_H_
