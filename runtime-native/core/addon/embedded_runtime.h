// The native half of the class JSTime: embed/native-instance.ts names its methods.
// Thread: Node's.
#ifndef JSTIME_ADDON_EMBEDDED_RUNTIME_H_
#define JSTIME_ADDON_EMBEDDED_RUNTIME_H_

#include <napi.h>

#include <memory>

#include "addon/hosted_runtimes.h"

namespace jstime {

class EmbeddedRuntime : public Napi::ObjectWrap<EmbeddedRuntime> {
 public:
  static Napi::Function Define(Napi::Env env);

  // new EmbeddedRuntime(options, onMessages): starts the thread.
  explicit EmbeddedRuntime(const Napi::CallbackInfo& info);
  ~EmbeddedRuntime() override;

 private:
  Napi::Value Call(const Napi::CallbackInfo& info);
  Napi::Value Answer(const Napi::CallbackInfo& info);
  Napi::Value Settle(const Napi::CallbackInfo& info);
  Napi::Value Resume(const Napi::CallbackInfo& info);
  Napi::Value OpenInspector(const Napi::CallbackInfo& info);
  Napi::Value Stop(const Napi::CallbackInfo& info);
  Napi::Value Ref(const Napi::CallbackInfo& info);
  Napi::Value Unref(const Napi::CallbackInfo& info);

  std::shared_ptr<HostedRuntime> hosted_;
};

// setV8Flags(flags: string[]): string, the first flag that V8 does not know or ''.
Napi::Value SetV8FlagsInNode(const Napi::CallbackInfo& info);

// prepareExit(code: number): void; see HostedRuntimes.
Napi::Value PrepareExitInNode(const Napi::CallbackInfo& info);

}  // namespace jstime

#endif  // JSTIME_ADDON_EMBEDDED_RUNTIME_H_
