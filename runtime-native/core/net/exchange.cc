#include "net/exchange.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace jstime {
namespace {

// As long as Node's servers keep idle connections, less a second.
constexpr double kKeepSeconds = 4;
// A server's own limit, less what a request may take to arrive.
constexpr double kMarginSeconds = 1;
constexpr double kMostKeepSeconds = 600;

Chunk ToChunk(std::string text) {
  auto kept = std::make_shared<std::string>(std::move(text));
  return {kept->data(), kept->size(), kept};
}

Chunk LastChunk() {
  constexpr std::string_view kLastChunk = "0\r\n\r\n";
  return {kLastChunk.data(), kLastChunk.size(), nullptr};
}

}  // namespace

Exchange::Exchange(ConnectionPool* pool, Request request, Listener* listener)
    : pool_(pool),
      request_(std::move(request)),
      head_(ToChunk(request_.head)),
      key_(request_.target.Key()),
      listener_(listener),
      is_finished_(!request_.body_follows) {
  parser_.Reset(request_.is_head);
  Begin();
}

Exchange::~Exchange() {
  if (is_waiting_) pool_->StopWaiting(key_, this);
  Release();
}

void Exchange::Begin() {
  if (request_.is_upgrade) {
    connection_ = Connection::Open(pool_->loop(), request_.target, this);
    return;
  }
  connection_ = request_.is_fresh ? nullptr : pool_->TakeIdle(key_);
  is_reused_ = connection_ != nullptr;
  if (!is_reused_) return Connect();
  connection_->SetUser(this);
  connection_->SetReading(is_reading_);
  Send();
}

void Exchange::Connect() {
  is_waiting_ = !pool_->Enter(key_, this);
  if (!is_waiting_) connection_ = Connection::Open(pool_->loop(), request_.target, this);
}

void Exchange::OnTurn() {
  is_waiting_ = false;
  Begin();
}

void Exchange::OnOpen() {
  connection_->SetReading(is_reading_);
  Send();
}

void Exchange::Send() {
  bool has_left = connection_->Write({head_, request_.body});
  is_sent_ = true;
  if (waiting_chunks_.empty() && !is_finished_) return;
  for (Chunk& chunk : std::exchange(waiting_chunks_, {})) has_left = Write(std::move(chunk));
  if (std::exchange(is_last_waiting_, false)) connection_->Write({LastChunk()});
  // Otherwise the connection tells.
  if (has_left && !is_finished_) listener_->OnWritten();
}

bool Exchange::Write(Chunk chunk) {
  if (!is_sent_) {
    waiting_chunks_.push_back(std::move(chunk));
    return false;
  }
  if (connection_ == nullptr || chunk.size == 0) return true;
  if (request_.is_upgrade) return connection_->Write({chunk});
  char size[24];
  int length = std::snprintf(size, sizeof size, "%zx\r\n", chunk.size);
  return connection_->Write({ToChunk(std::string(size, length)), chunk, {"\r\n", 2, nullptr}});
}

void Exchange::Finish() {
  if (is_finished_) return;
  is_finished_ = true;
  if (!is_sent_) {
    is_last_waiting_ = true;
  } else if (connection_ != nullptr) {
    connection_->Write({LastChunk()});
  }
}

void Exchange::SetReading(bool is_reading) {
  is_reading_ = is_reading;
  if (connection_ != nullptr && connection_->is_open()) connection_->SetReading(is_reading);
}

void Exchange::OnBytes(Bytes bytes) {
  parser_.Parse(&bytes);
  if (parser_.state() == ResponseParser::State::kFailed) return Fail(parser_.error());
  if (parser_.state() != ResponseParser::State::kHead) Deliver(std::move(bytes));
}

void Exchange::OnEnd() {
  if (Retry()) return;
  parser_.End();
  if (parser_.state() == ResponseParser::State::kFailed) return Fail(parser_.error());
  Deliver({});
}

void Exchange::OnFailure(const NetError& error) {
  if (!Retry()) Fail(error);
}

void Exchange::OnWritten() {
  if (!is_finished_) listener_->OnWritten();
}

// A server may close an idle connection just when a request is on its way; that says nothing about the request.
bool Exchange::Retry() {
  if (!is_reused_ || parser_.has_begun() || request_.body_follows) return false;
  Release();
  is_reused_ = false;
  is_sent_ = false;
  Connect();
  return true;
}

// Calls the listener last, as it may destroy the exchange.
void Exchange::Deliver(Bytes body) {
  const bool is_end = parser_.state() == ResponseParser::State::kEnded;
  if (is_end) Release();
  if (is_head_delivered_) {
    if (is_end || body.size() > 0) listener_->OnBody(std::move(body), is_end);
    return;
  }
  is_head_delivered_ = true;
  listener_->OnResponse(parser_.head(), std::move(body), is_end);
}

// Gives the connection up: to others, if they can use it.
void Exchange::Release() {
  if (connection_ == nullptr) return;
  std::shared_ptr<Connection> connection = std::exchange(connection_, nullptr);
  if (request_.is_upgrade) return connection->Close();
  const bool is_usable = connection->is_open() && parser_.state() == ResponseParser::State::kEnded &&
                         parser_.keeps_alive() && parser_.surplus_bytes() == 0 && is_finished_ &&
                         !connection->is_writing();
  double seconds = kKeepSeconds;
  if (parser_.keep_alive_seconds() >= 0) {
    seconds = std::min(parser_.keep_alive_seconds() - kMarginSeconds, kMostKeepSeconds);
  }
  if (is_usable && seconds > 0) return pool_->Keep(std::move(connection), seconds);
  connection->Close();
  pool_->Leave(key_);
}

void Exchange::Fail(const NetError& error) {
  const NetError kept = error;
  Release();
  listener_->OnFailure(kept);
}

}  // namespace jstime
