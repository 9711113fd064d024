// Requests to HTTP servers: what core/net does, for the built-ins.
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "engine/array_buffers.h"
#include "engine/maybe.h"
#include "net/exchange.h"
#include "ops/registry.h"

namespace jstime {
namespace {

// What an event is about; the same numbers as in builtins/internal/http-ops.d.ts.
enum class HttpEvent { kResponse = 0, kBody = 1, kFailure = 2, kWritten = 3 };

// How much a program wants of a body; the same numbers as there.
enum class HttpInterest { kNone = 0, kAhead = 1, kWaits = 2 };

// A Uint8Array; undefined for no bytes.
v8::Local<v8::Value> ToV8Bytes(v8::Isolate* isolate, Bytes bytes) {
  if (bytes.size() == 0) return v8::Undefined(isolate);
  return ToUint8Array(isolate, std::move(bytes));
}

// Bytes as code units: what Infra calls isomorphic decoding.
v8::Local<v8::String> ToByteString(v8::Isolate* isolate, std::string_view bytes,
                                   v8::NewStringType type = v8::NewStringType::kNormal) {
  return v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(bytes.data()), type,
                                    static_cast<int>(bytes.size()))
      .ToLocalChecked();
}

v8::Local<v8::String> ToLowerCase(v8::Isolate* isolate, std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  }
  return ToByteString(isolate, lower, v8::NewStringType::kInternalized);
}

std::string FromByteString(const OpInfo& info, int index) {
  if (!info[index]->IsString()) return "";
  v8::Local<v8::String> text = info[index].As<v8::String>();
  std::string bytes(text->Length(), '\0');
  text->WriteOneByteV2(info.GetIsolate(), 0, text->Length(), reinterpret_cast<uint8_t*>(bytes.data()));
  return bytes;
}

// The bytes of a view, which nobody may change or detach until they have left.
Chunk ChunkArgument(const OpInfo& info, int index) {
  if (!info[index]->IsArrayBufferView()) return {};
  v8::Local<v8::ArrayBufferView> view = info[index].As<v8::ArrayBufferView>();
  std::shared_ptr<v8::BackingStore> store = view->Buffer()->GetBackingStore();
  const char* data = static_cast<const char*>(store->Data()) + view->ByteOffset();
  return {data, view->ByteLength(), store};
}

class HttpRequests;

class HttpRequest : private Exchange::Listener {
 public:
  HttpRequest(HttpRequests* owner, uint32_t id, v8::Local<v8::Object> receiver, Exchange::Request request);
  ~HttpRequest() override { SetWaiting(false); }

  Exchange* exchange() { return &exchange_; }
  void SetInterest(HttpInterest interest);

 private:
  void OnResponse(const ResponseHead& head, Bytes body, bool is_end) override;
  void OnBody(Bytes body, bool is_end) override;
  void OnFailure(const NetError& error) override;
  void OnWritten() override;
  template <typename Arguments>
  void Tell(HttpEvent event, bool is_last, Arguments make_arguments);
  void SetWaiting(bool is_waiting);
  void SetWeak();

  HttpRequests* const owner_;
  const uint32_t id_;
  // Strong while the program waits; otherwise nobody may ever ask for the rest of the body.
  v8::Global<v8::Object> receiver_;
  bool is_waiting_ = false;
  Exchange exchange_;
};

class HttpRequests {
 public:
  explicit HttpRequests(Realm* realm) : realm_(realm), pool_([realm] { return realm->loop()->uv(); }) {}

  static HttpRequests* From(v8::Isolate* isolate) {
    OpContext* context = OpContext::From(isolate);
    if (context->http == nullptr) context->http = std::make_shared<HttpRequests>(context->realm);
    return static_cast<HttpRequests*>(context->http.get());
  }

  uint32_t Start(v8::Local<v8::Object> receiver, Exchange::Request request) {
    const uint32_t id = ++last_id_;
    requests_[id] = std::make_unique<HttpRequest>(this, id, receiver, std::move(request));
    return id;
  }

  // Null when it is over.
  HttpRequest* Find(uint32_t id) {
    auto found = requests_.find(id);
    return found == requests_.end() ? nullptr : found->second.get();
  }

  void Remove(uint32_t id) {
    auto found = requests_.find(id);
    if (found == requests_.end()) return;
    // Its end may let others begin.
    std::unique_ptr<HttpRequest> removed = std::move(found->second);
    requests_.erase(found);
  }

  Realm* realm() { return realm_; }
  ConnectionPool* pool() { return &pool_; }

 private:
  Realm* const realm_;
  ConnectionPool pool_;
  std::unordered_map<uint32_t, std::unique_ptr<HttpRequest>> requests_;
  uint32_t last_id_ = 0;
};

HttpRequest::HttpRequest(HttpRequests* owner, uint32_t id, v8::Local<v8::Object> receiver, Exchange::Request request)
    : owner_(owner),
      id_(id),
      receiver_(owner->realm()->isolate(), receiver),
      exchange_(owner->pool(), std::move(request), this) {
  SetWaiting(true);
}

void HttpRequest::SetInterest(HttpInterest interest) {
  exchange_.SetReading(interest != HttpInterest::kNone);
  SetWaiting(interest == HttpInterest::kWaits);
}

void HttpRequest::SetWaiting(bool is_waiting) {
  if (is_waiting == is_waiting_) return;
  is_waiting_ = is_waiting;
  EventLoop* loop = owner_->realm()->loop();
  if (is_waiting) {
    loop->AddPending();
    receiver_.ClearWeak();
  } else {
    loop->RemovePending();
    SetWeak();
  }
}

void HttpRequest::SetWeak() {
  if (receiver_.IsEmpty()) return;
  receiver_.SetWeak(
      this,
      [](const v8::WeakCallbackInfo<HttpRequest>& info) {
        HttpRequest* self = info.GetParameter();
        self->receiver_.Reset();
        // Not here, in the middle of anything.
        self->owner_->realm()->loop()->PostFromAnyThread([owner = self->owner_, id = self->id_] { owner->Remove(id); });
      },
      v8::WeakCallbackType::kParameter);
}

// Calls the hook as a task, with the arguments that `make_arguments(isolate)` makes. After the last event the request
// is gone.
template <typename Arguments>
void HttpRequest::Tell(HttpEvent event, bool is_last, Arguments make_arguments) {
  if (receiver_.IsEmpty()) return;
  Realm* realm = owner_->realm();
  realm->loop()->RunTask("http", [&] {
    RealmScope scope(realm);
    v8::Isolate* isolate = realm->isolate();
    v8::Local<v8::Object> receiver = receiver_.Get(isolate);
    std::array<v8::Local<v8::Value>, 5> arguments;
    arguments.fill(v8::Undefined(isolate));
    make_arguments(isolate, &arguments);
    if (is_last) owner_->Remove(id_);
    IgnoreResult(
        realm->CallHook(Hook::kHttpEvent, {receiver, v8::Integer::New(isolate, static_cast<int>(event)), arguments[0],
                                           arguments[1], arguments[2], arguments[3], arguments[4]}));
  });
}

using HttpArguments = std::array<v8::Local<v8::Value>, 5>;

void HttpRequest::OnResponse(const ResponseHead& head, Bytes body, bool is_end) {
  Tell(HttpEvent::kResponse, is_end, [&](v8::Isolate* isolate, HttpArguments* arguments) {
    v8::LocalVector<v8::Value> headers(isolate);
    headers.reserve(head.headers.size() * 2);
    for (const auto& [name, value] : head.headers) {
      headers.push_back(ToLowerCase(isolate, name));
      headers.push_back(ToByteString(isolate, value));
    }
    *arguments = {ToV8Bytes(isolate, std::move(body)), v8::Boolean::New(isolate, is_end),
                  v8::Integer::New(isolate, head.status), ToByteString(isolate, head.status_text),
                  v8::Array::New(isolate, headers.data(), headers.size())};
  });
}

void HttpRequest::OnBody(Bytes body, bool is_end) {
  Tell(HttpEvent::kBody, is_end, [&](v8::Isolate* isolate, HttpArguments* arguments) {
    (*arguments)[0] = ToV8Bytes(isolate, std::move(body));
    (*arguments)[1] = v8::Boolean::New(isolate, is_end);
  });
}

void HttpRequest::OnFailure(const NetError& error) {
  Tell(HttpEvent::kFailure, true, [&](v8::Isolate* isolate, HttpArguments* arguments) {
    (*arguments)[0] = ToShortV8String(isolate, error.code);
    (*arguments)[1] = ToShortV8String(isolate, error.message);
  });
}

void HttpRequest::OnWritten() {
  Tell(HttpEvent::kWritten, false, [](v8::Isolate*, HttpArguments*) {});
}

HttpRequest* RequestArgument(const OpInfo& info) {
  return HttpRequests::From(info.GetIsolate())->Find(static_cast<uint32_t>(NumberArgument(info, 0)));
}

// httpStart(receiver, host, port, tlsName, tunnelRequest, head, body, flags)
JSTIME_OP(HttpStart) {
  if (!info[0]->IsObject()) return;
  const uint32_t flags = static_cast<uint32_t>(NumberArgument(info, 7));
  Exchange::Request request;
  request.target.host = StringArgument(info, 1);
  request.target.port = static_cast<uint16_t>(NumberArgument(info, 2));
  request.target.tls_name = StringArgument(info, 3);
  request.target.tunnel_request = FromByteString(info, 4);
  request.head = FromByteString(info, 5);
  request.body = ChunkArgument(info, 6);
  request.body_follows = (flags & 1) != 0;
  request.is_head = (flags & 2) != 0;
  request.is_upgrade = (flags & 4) != 0;
  request.is_fresh = (flags & 8) != 0;
  info.GetReturnValue().Set(HttpRequests::From(info.GetIsolate())->Start(info[0].As<v8::Object>(), std::move(request)));
}

JSTIME_OP(HttpWrite) {
  HttpRequest* request = RequestArgument(info);
  if (request == nullptr) return info.GetReturnValue().Set(true);
  info.GetReturnValue().Set(request->exchange()->Write(ChunkArgument(info, 1)));
}

JSTIME_OP(HttpFinish) {
  if (HttpRequest* request = RequestArgument(info)) request->exchange()->Finish();
}

JSTIME_OP(HttpSetInterest) {
  HttpRequest* request = RequestArgument(info);
  if (request != nullptr) request->SetInterest(static_cast<HttpInterest>(static_cast<int>(NumberArgument(info, 1))));
}

JSTIME_OP(HttpCancel) { HttpRequests::From(info.GetIsolate())->Remove(static_cast<uint32_t>(NumberArgument(info, 0))); }

JSTIME_OP(IsomorphicDecode) {
  const ByteSpan bytes = BytesOf(info[0]);
  v8::Local<v8::String> text;
  if (v8::String::NewFromOneByte(info.GetIsolate(), bytes.data(), v8::NewStringType::kNormal,
                                 static_cast<int>(bytes.size()))
          .ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  } else {
    info.GetIsolate()->ThrowException(
        v8::Exception::RangeError(Internalized(info.GetIsolate(), "The bytes are too many for a string")));
  }
}

JSTIME_OP(IsomorphicEncode) {
  if (!info[0]->IsString()) return;
  v8::Local<v8::String> text = info[0].As<v8::String>();
  Bytes bytes(text->Length());
  text->WriteOneByteV2(info.GetIsolate(), 0, text->Length(), bytes.data());
  info.GetReturnValue().Set(ToUint8Array(info.GetIsolate(), std::move(bytes)));
}

std::string ToBase64(const unsigned char* bytes, int size) {
  std::string text((size + 2) / 3 * 4 + 1, '\0');
  text.resize(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, size));
  return text;
}

JSTIME_OP(TellDebugger) {
  DebugObserver* observer = OpContext::From(info.GetIsolate())->realm->debug_observer();
  if (observer != nullptr) observer->NetworkEvent(StringArgument(info, 0), StringArgument(info, 1));
}

// The key of a WebSocket's handshake and the answer to it (RFC 6455, section 4.1).
JSTIME_OP(WebSocketKeys) {
  v8::Isolate* isolate = info.GetIsolate();
  unsigned char nonce[16];
  JSTIME_CHECK(RAND_bytes(nonce, sizeof nonce) == 1);
  const std::string key = ToBase64(nonce, sizeof nonce);
  const std::string text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  JSTIME_CHECK(EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha1(), nullptr) == 1);
  v8::Local<v8::Value> keys[] = {ToShortV8String(isolate, key),
                                 ToShortV8String(isolate, ToBase64(digest, static_cast<int>(size)))};
  info.GetReturnValue().Set(v8::Array::New(isolate, keys, 2));
}

}  // namespace

const std::vector<Op>& HttpOps() {
  static const std::vector<Op> ops = {
      {"httpStart", HttpStart},
      {"httpWrite", HttpWrite},
      {"httpFinish", HttpFinish},
      {"httpSetInterest", HttpSetInterest},
      {"httpCancel", HttpCancel},
      {"tellDebugger", TellDebugger},
      {"webSocketKeys", WebSocketKeys},
      {"isomorphicDecode", IsomorphicDecode, kLooksOnly},
      {"isomorphicEncode", IsomorphicEncode, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
