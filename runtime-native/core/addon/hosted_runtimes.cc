#include "addon/hosted_runtimes.h"

#include <unistd.h>

#include <atomic>
#include <utility>

#include "node_platform/node_engine_platform.h"

namespace jstime {
namespace {

// All isolates together: a native call that cannot be interrupted must not keep Node from ending.
constexpr int kPatienceMs = 2000;

// Isolates that did not stop in time; tearing the platform down would crash them.
std::atomic<int> stuck_isolates{0};
// Of the process, once it is about to end.
std::atomic<int> exit_code{-1};

using Shared = std::shared_ptr<HostedRuntimes>;

IsolateThread::Options WithWake(IsolateThread::Options options, std::function<void()> wake) {
  options.wake = std::move(wake);
  return options;
}

Napi::Array ToArray(Napi::Env env, const HostMessage& message) {
  Napi::Array array = Napi::Array::New(env, 6);
  array.Set(0u, Napi::Number::New(env, static_cast<int>(message.kind)));
  array.Set(1u, Napi::Number::New(env, message.id));
  array.Set(2u, Napi::Number::New(env, message.number));
  if (!message.bytes.empty()) {
    array.Set(3u, Napi::Buffer<char>::Copy(env, message.bytes.data(), message.bytes.size()));
  }
  array.Set(4u, Napi::String::New(env, message.text));
  array.Set(5u, Napi::String::New(env, message.detail));
  return array;
}

}  // namespace

HostedRuntime::HostedRuntime(Napi::Env env, Napi::Function on_messages, IsolateThread::Options options)
    : messages_(Napi::ThreadSafeFunction::New(env, on_messages, "jstime", 0, 1)),
      thread_(WithWake(std::move(options), [this] { Wake(); })) {
  messages_.Unref(env);
}

// Runs with the outbox locked, so never after Close().
void HostedRuntime::Wake() {
  napi_status status = messages_.NonBlockingCall(
      this, [](Napi::Env env, Napi::Function on_messages, HostedRuntime* self) { self->Deliver(env, on_messages); });
  if (status == napi_closing) is_released_ = true;
}

void HostedRuntime::Deliver(Napi::Env env, Napi::Function on_messages) {
  std::vector<HostMessage> messages = thread_.outbox()->TakeAll();
  if (messages.empty()) return;
  Napi::HandleScope handle_scope(env);
  Napi::Array array = Napi::Array::New(env, messages.size());
  for (size_t i = 0; i < messages.size(); ++i) array.Set(i, ToArray(env, messages[i]));
  if (messages.back().kind == HostMessage::Kind::kEnded) {
    std::shared_ptr<HostedRuntime> self = shared_from_this();
    thread_.Join();
    Release();
    HostedRuntimes::Of(env)->Remove(self);
    on_messages.Call({array});
    return;
  }
  on_messages.Call({array});
}

void HostedRuntime::Silence() {
  thread_.outbox()->Close();
  Release();
}

void HostedRuntime::Release() {
  if (!std::exchange(is_released_, true)) messages_.Release();
}

void HostedRuntimes::Install(Napi::Env env) {
  auto shared = std::make_shared<HostedRuntimes>();
  env.SetInstanceData(new Shared(shared));
  // An environment ends through both of these, through one of them, or in process.exit() through the second only.
  env.AddCleanupHook([shared] { shared->StopAll(); });
  AtNodeExit(
      v8::Isolate::GetCurrent(),
      [](void* data) {
        std::unique_ptr<Shared> last(static_cast<Shared*>(data));
        (*last)->StopAll();
        if (stuck_isolates.load() > 0 && exit_code.load() >= 0) _exit(exit_code.load());
      },
      new Shared(shared));
}

HostedRuntimes* HostedRuntimes::Of(Napi::Env env) { return env.GetInstanceData<Shared>()->get(); }

void HostedRuntimes::PrepareExit(int code) { exit_code.store(code); }

void HostedRuntimes::StopAll() {
  const uint64_t deadline = uv_hrtime() / 1000000 + kPatienceMs;
  std::set<std::shared_ptr<HostedRuntime>> stopping = std::exchange(running_, {});
  for (const auto& runtime : stopping) {
    runtime->Silence();
    runtime->thread()->RequestStop();
  }
  for (const auto& runtime : stopping) {
    const uint64_t now = uv_hrtime() / 1000000;
    if (runtime->thread()->WaitForEnd(now < deadline ? deadline - now : 0)) {
      runtime->thread()->Join();
    } else {
      ++stuck_isolates;
      // Its thread goes on using it.
      new std::shared_ptr<HostedRuntime>(runtime);
    }
  }
}

}  // namespace jstime
