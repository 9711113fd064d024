// The runtimes that one Node environment embeds, from their start until their threads are gone.
// Thread: the environment's.
#ifndef JSTIME_ADDON_HOSTED_RUNTIMES_H_
#define JSTIME_ADDON_HOSTED_RUNTIMES_H_

#include <napi.h>

#include <memory>
#include <set>

#include "addon/isolate_thread.h"

namespace jstime {

// One isolate's thread with the way of its messages into JavaScript.
class HostedRuntime : public std::enable_shared_from_this<HostedRuntime> {
 public:
  // `on_messages` gets arrays of [kind, id, number, bytes, text, detail]; see HostMessage.
  HostedRuntime(Napi::Env env, Napi::Function on_messages, IsolateThread::Options options);

  IsolateThread* thread() { return &thread_; }

  // Whether Node stays alive for this runtime.
  void Ref(Napi::Env env) { messages_.Ref(env); }
  void Unref(Napi::Env env) { messages_.Unref(env); }

  // No message is delivered any more.
  void Silence();

 private:
  void Wake();
  void Deliver(Napi::Env env, Napi::Function on_messages);
  void Release();

  Napi::ThreadSafeFunction messages_;
  bool is_released_ = false;
  IsolateThread thread_;
};

class HostedRuntimes {
 public:
  // The ones of the environment. They are stopped when it ends.
  static HostedRuntimes* Of(Napi::Env env);
  // Called once for each environment.
  static void Install(Napi::Env env);

  void Add(std::shared_ptr<HostedRuntime> runtime) { running_.insert(std::move(runtime)); }
  void Remove(const std::shared_ptr<HostedRuntime>& runtime) { running_.erase(runtime); }

  // Stops all and waits until their isolates are gone, for a while.
  void StopAll();

  // The process is about to end with this code. Should an isolate not stop in time, it ends with it at once.
  static void PrepareExit(int code);

 private:
  std::set<std::shared_ptr<HostedRuntime>> running_;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_HOSTED_RUNTIMES_H_
