// The embedder's functions and values as globals of the isolate.
// Thread: isolate.
#ifndef JSTIME_ADDON_HOST_FUNCTIONS_H_
#define JSTIME_ADDON_HOST_FUNCTIONS_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "addon/host_message.h"
#include "addon/outbox.h"
#include "runtime/runtime.h"
#include "v8.h"

namespace jstime {

struct HostFunction {
  std::string name;
  // Gives the program a promise at once; others block it until Node has answered.
  bool is_async = false;
};

class HostFunctions {
 public:
  // Sends a message and waits for the answer; nullopt when the isolate is to stop.
  using Ask = std::function<std::optional<HostAnswer>(HostMessage message)>;

  HostFunctions(Runtime* runtime, Outbox* outbox, Ask ask);

  // `values` are the bytes of an object whose properties become globals, too.
  void Install(const std::vector<HostFunction>& functions, const std::string& values);

  // Node's promise for call `id` has settled; `bytes` are its value or what it was rejected with.
  void Settle(uint32_t id, bool succeeded, const std::string& bytes);

 private:
  struct Entry {
    HostFunctions* owner;
    uint32_t index;
    bool is_async;
  };

  static void OnCall(const v8::FunctionCallbackInfo<v8::Value>& info);
  void Call(const Entry& entry, const v8::FunctionCallbackInfo<v8::Value>& info);
  v8::MaybeLocal<v8::Promise> MakePromise(uint32_t id);

  Runtime* const runtime_;
  Outbox* const outbox_;
  const Ask ask_;
  std::vector<std::unique_ptr<Entry>> entries_;
  std::unordered_map<uint32_t, v8::Global<v8::Promise::Resolver>> promises_;
  uint32_t next_id_ = 1;
};

}  // namespace jstime

#endif  // JSTIME_ADDON_HOST_FUNCTIONS_H_
