#include "net/connection.h"

#include <utility>

namespace jstime {
namespace {

constexpr size_t kLeastCapacity = size_t{64} << 10;
constexpr size_t kMostCapacity = size_t{512} << 10;
constexpr size_t kMostTunnelAnswer = size_t{64} << 10;

}  // namespace

struct Connection::PendingWrite {
  uv_write_t request;
  std::vector<Chunk> chunks;
  std::shared_ptr<Connection> owner;
};

std::string Connection::Target::Key() const {
  return host + " " + std::to_string(port) + " " + tls_name + " " + tunnel_request;
}

Connection::Connection(uv_loop_t* loop, Target target, User* user)
    : loop_(loop), target_(std::move(target)), user_(user), next_capacity_(kLeastCapacity) {}

std::shared_ptr<Connection> Connection::Open(uv_loop_t* loop, Target target, User* user) {
  std::shared_ptr<Connection> connection(new Connection(loop, std::move(target), user));
  connection->connector_ = Connector::Start(
      loop, connection->target_.host, connection->target_.port,
      [self = connection.get()](uv_tcp_t* socket, const NetError& error) { self->OnConnected(socket, error); });
  return connection;
}

void Connection::OnConnected(uv_tcp_t* socket, const NetError& error) {
  std::shared_ptr<Connection> self = shared_from_this();
  connector_.reset();
  if (socket == nullptr) return Fail(error);
  socket_ = socket;
  // The socket keeps the connection, until it is closed.
  socket_->data = new std::shared_ptr<Connection>(self);
  if (target_.tunnel_request.empty()) return OnTransportOpen();
  state_ = State::kTunnel;
  ApplyReading();
  WriteRaw({{target_.tunnel_request.data(), target_.tunnel_request.size(), self}});
}

void Connection::OnTransportOpen() {
  if (!target_.tls_name.empty()) return StartTls();
  state_ = State::kOpen;
  ApplyReading();
  user_->OnOpen();
}

void Connection::StartTls() {
  state_ = State::kHandshake;
  tls_.emplace(target_.tls_name);
  tls_->Handshake();
  SendTlsOutput();
  ApplyReading();
}

void Connection::SetReading(bool is_reading) {
  is_wanted_ = is_reading;
  ApplyReading();
}

void Connection::ApplyReading() {
  const bool wanted = socket_ != nullptr && !has_ended_ && (is_wanted_ || state_ != State::kOpen);
  if (wanted == is_reading_) return;
  is_reading_ = wanted;
  auto* stream = reinterpret_cast<uv_stream_t*>(socket_);
  if (!wanted) {
    uv_read_stop(stream);
    return;
  }
  uv_read_start(
      stream,
      [](uv_handle_t* handle, size_t, uv_buf_t* target) {
        Connection* self = static_cast<std::shared_ptr<Connection>*>(handle->data)->get();
        if (!self->buffer_.has_block()) self->buffer_ = Bytes(self->next_capacity_);
        *target = uv_buf_init(self->buffer_.chars(), self->buffer_.capacity());
      },
      [](uv_stream_t* source, ssize_t size, const uv_buf_t*) {
        std::shared_ptr<Connection> self = *static_cast<std::shared_ptr<Connection>*>(source->data);
        self->OnRead(size);
      });
}

void Connection::OnRead(ssize_t size) {
  if (size == 0) return;
  if (size > 0) {
    buffer_.set_size(size);
    // Who sends much gets larger buffers.
    if (buffer_.size() == buffer_.capacity() && next_capacity_ < kMostCapacity) next_capacity_ *= 2;
    // Of a little, a program gets a copy, and the buffer is read to again.
    if (buffer_.is_mostly_unused() && !tls_) return OnReceived(Bytes(buffer_.span()));
    return OnReceived(std::move(buffer_));
  }
  has_ended_ = true;
  ApplyReading();
  if (size != UV_EOF) return Fail(NetError::FromUv(static_cast<int>(size), "read"));
  if (state_ == State::kOpen) return user_->OnEnd();
  Fail({"ECONNRESET", state_ == State::kTunnel ? "the proxy closed the connection"
                                               : "the server closed the connection during the TLS handshake"});
}

void Connection::OnReceived(Bytes bytes) {
  if (state_ == State::kTunnel) return OnTunnelAnswer(bytes);
  if (tls_) {
    OnTlsReceived(bytes);
    // For the next read.
    if (!buffer_.has_block()) buffer_ = std::move(bytes);
    return;
  }
  user_->OnBytes(std::move(bytes));
}

void Connection::OnTunnelAnswer(const Bytes& bytes) {
  tunnel_answer_.append(bytes.text());
  const size_t end = tunnel_answer_.find("\r\n\r\n");
  if (end == std::string::npos) {
    if (tunnel_answer_.size() > kMostTunnelAnswer) Fail({"ERR_PROXY_TUNNEL", "the proxy's answer never ends"});
    return;
  }
  const size_t space = tunnel_answer_.find(' ');
  const std::string status = space < end ? tunnel_answer_.substr(space + 1, 3) : "";
  if (tunnel_answer_.compare(0, 5, "HTTP/") != 0 || status.empty() || status[0] != '2') {
    return Fail(
        {"ERR_PROXY_TUNNEL", "the proxy refused the tunnel: " + tunnel_answer_.substr(0, tunnel_answer_.find('\r'))});
  }
  tunnel_answer_.clear();
  OnTransportOpen();
}

void Connection::OnTlsReceived(const Bytes& bytes) {
  tls_->Receive(bytes.text().data(), bytes.size());
  SendTlsOutput();
  if (!CheckTls()) return;
  if (state_ == State::kHandshake && tls_->state() == TlsSession::State::kOpen) {
    state_ = State::kOpen;
    user_->OnOpen();
    ApplyReading();
  }
  while (state_ == State::kOpen && DeliverDecrypted()) {
  }
  if (state_ == State::kClosed) return;
  SendTlsOutput();
  CheckTls();
}

// False: that was all.
bool Connection::DeliverDecrypted() {
  Bytes plain(kLeastCapacity);
  size_t size = 0;
  while (size < plain.capacity()) {
    const size_t read = tls_->Read(plain.chars() + size, plain.capacity() - size);
    if (read == 0) break;
    size += read;
  }
  if (size == 0) return false;
  plain.set_size(size);
  const bool may_be_more = size == plain.capacity();
  user_->OnBytes(std::move(plain));
  return may_be_more;
}

// False: the connection has ended.
bool Connection::CheckTls() {
  if (tls_->state() == TlsSession::State::kFailed) {
    Fail(tls_->error());
    return false;
  }
  if (tls_->state() == TlsSession::State::kEnded && !has_ended_) {
    has_ended_ = true;
    ApplyReading();
    user_->OnEnd();
    return false;
  }
  return true;
}

void Connection::SendTlsOutput() {
  auto output = std::make_shared<std::string>(tls_->TakeOutput());
  if (!output->empty()) WriteRaw({{output->data(), output->size(), output}});
}

bool Connection::Write(const std::vector<Chunk>& chunks) {
  if (tls_) {
    for (const Chunk& chunk : chunks) tls_->Write(chunk.data, chunk.size);
    SendTlsOutput();
  } else {
    WriteRaw(chunks);
  }
  return pending_writes_ == 0;
}

void Connection::WriteRaw(const std::vector<Chunk>& chunks) {
  if (socket_ == nullptr) return;
  auto* stream = reinterpret_cast<uv_stream_t*>(socket_);
  std::vector<uv_buf_t> buffers;
  size_t total = 0;
  for (const Chunk& chunk : chunks) {
    if (chunk.size == 0) continue;
    buffers.push_back(uv_buf_init(const_cast<char*>(chunk.data), chunk.size));
    total += chunk.size;
  }
  if (total == 0) return;
  int written = pending_writes_ == 0 ? uv_try_write(stream, buffers.data(), buffers.size()) : 0;
  if (written < 0) written = 0;  // The request below will tell.
  if (static_cast<size_t>(written) == total) return;
  size_t done = written;
  size_t first = 0;
  while (done >= buffers[first].len) done -= buffers[first++].len;
  buffers[first].base += done;
  buffers[first].len -= done;
  auto* write = new PendingWrite{{}, chunks, shared_from_this()};
  write->request.data = write;
  ++pending_writes_;
  uv_write(&write->request, stream, buffers.data() + first, buffers.size() - first,
           [](uv_write_t* request, int status) {
             std::unique_ptr<PendingWrite> finished(static_cast<PendingWrite*>(request->data));
             finished->owner->OnWriteDone(status);
           });
}

void Connection::OnWriteDone(int status) {
  --pending_writes_;
  if (state_ == State::kClosed) return;
  // A server that refuses what is sent may have said why: what it sent is read first.
  if (status < 0) {
    if (!is_reading_ || (status != UV_EPIPE && status != UV_ECONNRESET)) Fail(NetError::FromUv(status, "write"));
    return;
  }
  if (pending_writes_ == 0 && state_ == State::kOpen) user_->OnWritten();
}

void Connection::Fail(const NetError& error) {
  if (state_ == State::kClosed) return;
  User* user = user_;
  Close();
  if (user != nullptr) user->OnFailure(error);
}

void Connection::Close() {
  if (state_ == State::kClosed) return;
  state_ = State::kClosed;
  user_ = nullptr;
  if (connector_) std::exchange(connector_, nullptr)->Cancel();
  if (socket_ == nullptr) return;
  is_reading_ = false;
  uv_close(reinterpret_cast<uv_handle_t*>(std::exchange(socket_, nullptr)), [](uv_handle_t* handle) {
    delete static_cast<std::shared_ptr<Connection>*>(handle->data);
    delete reinterpret_cast<uv_tcp_t*>(handle);
  });
}

}  // namespace jstime
