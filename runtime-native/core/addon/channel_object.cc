#include "addon/channel_object.h"

#include <string>
#include <utility>
#include <vector>

namespace jstime {
namespace {

// Copying is cheaper up to here than a buffer around foreign memory.
constexpr size_t kMostCopiedBytes = 16 * 1024;

Napi::Value ToBuffer(Napi::Env env, std::string body) {
  if (body.size() <= kMostCopiedBytes) return Napi::Buffer<char>::Copy(env, body.data(), body.size());
  auto* kept = new std::string(std::move(body));
  return Napi::Buffer<char>::New(
      env, kept->data(), kept->size(), [](Napi::Env, char*, std::string* done) { delete done; }, kept);
}

std::string ToBody(Napi::Value value) {
  if (value.IsString()) return value.As<Napi::String>().Utf8Value();
  Napi::Uint8Array bytes = value.As<Napi::Uint8Array>();
  return std::string(reinterpret_cast<const char*>(bytes.Data()), bytes.ByteLength());
}

class ServicesEnd : public std::enable_shared_from_this<ServicesEnd> {
 public:
  explicit ServicesEnd(std::shared_ptr<HostChannel> channel) : channel_(std::move(channel)) {}

  void Send(const Napi::CallbackInfo& info) {
    ChannelMessage message;
    message.kind = static_cast<ChannelMessageKind>(info[0].As<Napi::Number>().Uint32Value());
    message.id = info[1].As<Napi::Number>().Uint32Value();
    message.body = ToBody(info[2]);
    channel_->SendToRuntime(std::move(message));
  }

  void Receive(const Napi::CallbackInfo& info) {
    receiver_ = Napi::ThreadSafeFunction::New(info.Env(), info[0].As<Napi::Function>(), "jstime", 0, 1);
    open_ = new Shared(shared_from_this());
    // Added after the function's own hook, and so run before it.
    napi_add_env_cleanup_hook(info.Env(), OnEnvironmentEnd, open_);
    channel_->ConnectServices([this] {
      receiver_.NonBlockingCall(
          [self = shared_from_this()](Napi::Env env, Napi::Function receiver) { self->Deliver(env, receiver); });
    });
  }

  void Ref(const Napi::CallbackInfo& info) {
    if (open_ != nullptr) receiver_.Ref(info.Env());
  }

  void Unref(const Napi::CallbackInfo& info) {
    if (open_ != nullptr) receiver_.Unref(info.Env());
  }

  void Close(const Napi::CallbackInfo& info) {
    if (open_ == nullptr) return;
    napi_remove_env_cleanup_hook(info.Env(), OnEnvironmentEnd, open_);
    OnEnvironmentEnd(open_);
  }

 private:
  using Shared = std::shared_ptr<ServicesEnd>;

  static void OnEnvironmentEnd(void* data) {
    std::unique_ptr<Shared> open(static_cast<Shared*>(data));
    ServicesEnd* self = open->get();
    self->open_ = nullptr;
    self->channel_->ConnectServices(nullptr);
    self->receiver_.Release();
  }

  void Deliver(Napi::Env env, Napi::Function receiver) {
    if (open_ == nullptr) return;
    Napi::HandleScope handle_scope(env);
    std::vector<ChannelMessage> messages = channel_->TakeForServices();
    Napi::Array batch = Napi::Array::New(env, messages.size());
    for (size_t i = 0; i < messages.size(); ++i) {
      Napi::Object message = Napi::Object::New(env);
      message.Set("kind", static_cast<uint32_t>(messages[i].kind));
      message.Set("id", messages[i].id);
      message.Set("body", ToBuffer(env, std::move(messages[i].body)));
      batch.Set(i, message);
    }
    if (!messages.empty()) receiver.Call({batch});
  }

  const std::shared_ptr<HostChannel> channel_;
  Napi::ThreadSafeFunction receiver_;
  // What the hook of Node's environment holds, from receive() to the end.
  Shared* open_ = nullptr;
};

}  // namespace

Napi::Object MakeChannelObject(Napi::Env env, std::shared_ptr<HostChannel> channel) {
  auto end = std::make_shared<ServicesEnd>(std::move(channel));
  Napi::Object object = Napi::Object::New(env);
  auto add = [&](const char* name, void (ServicesEnd::*method)(const Napi::CallbackInfo&)) {
    object.Set(name, Napi::Function::New(
                         env, [end, method](const Napi::CallbackInfo& info) { ((*end).*method)(info); }, name));
  };
  add("send", &ServicesEnd::Send);
  add("receive", &ServicesEnd::Receive);
  add("ref", &ServicesEnd::Ref);
  add("unref", &ServicesEnd::Unref);
  add("close", &ServicesEnd::Close);
  return object;
}

}  // namespace jstime
