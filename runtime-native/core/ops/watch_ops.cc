// Watching files and directories for changes.
#include <uv.h>

#include <memory>
#include <string>

#include "engine/maybe.h"
#include "ops/registry.h"
#include "ops/system_error.h"

namespace jstime {
namespace {

// What a watch holds in libuv and in the system.
constexpr size_t kWatchBytes = 1024;

// Owned by the handle that the built-ins have, and by libuv until the request is closed.
struct Watch {
  uv_fs_event_t request;
  OpContext* context;
  v8::Global<v8::Function> on_change;
  bool keeps_alive;
};

// Ends the watch: from here on libuv alone has it.
void Close(Watch* watch) {
  if (watch->keeps_alive) watch->context->realm->loop()->RemovePending();
  watch->on_change.Reset();
  uv_close(reinterpret_cast<uv_handle_t*>(&watch->request),
           [](uv_handle_t* request) { delete static_cast<Watch*>(request->data); });
}

// Shared by handles; closes at the latest when the last one is collected.
class OpenWatch {
 public:
  explicit OpenWatch(Watch* watch) : watch_(watch) {}
  OpenWatch(const OpenWatch&) = delete;
  OpenWatch& operator=(const OpenWatch&) = delete;
  ~OpenWatch() { End(); }
  void End() const {
    if (watch_ != nullptr) Close(std::exchange(watch_, nullptr));
  }

 private:
  mutable Watch* watch_;
};

void OnChange(uv_fs_event_t* request, const char* name, int events, int status) {
  auto* watch = static_cast<Watch*>(request->data);
  Realm* realm = watch->context->realm;
  realm->loop()->RunTask("watch", [&] {
    if (watch->on_change.IsEmpty()) return;
    RealmScope scope(realm);
    v8::Isolate* isolate = realm->isolate();
    v8::Local<v8::Value> arguments[] = {v8::Integer::New(isolate, status < 0 ? status : events),
                                        v8::Undefined(isolate)};
    if (name != nullptr) arguments[1] = ToShortV8String(isolate, name);
    IgnoreResult(watch->on_change.Get(isolate)->Call(isolate, realm->context(), v8::Undefined(isolate), 2, arguments));
  });
}

JSTIME_OP(WatchPath) {
  if (!info[2]->IsFunction()) return;
  v8::Isolate* isolate = info.GetIsolate();
  OpContext* context = OpContext::From(isolate);
  std::string path = StringArgument(info, 0);
  auto* watch = new Watch{};
  watch->context = context;
  watch->request.data = watch;
  uv_fs_event_init(context->realm->loop()->uv(), &watch->request);
  int error = uv_fs_event_start(&watch->request, OnChange, context->AbsolutePath(path).c_str(), 0);
  if (error < 0) {
    Close(watch);
    isolate->ThrowException(MakeSystemError(isolate->GetCurrentContext(), error, "watch", path, ""));
    return;
  }
  watch->on_change.Reset(isolate, info[2].As<v8::Function>());
  watch->keeps_alive = BooleanArgument(info, 1);
  if (watch->keeps_alive) context->realm->loop()->AddPending();
  info.GetReturnValue().Set(
      context->handles.Add(isolate, HandleType::kWatch, std::make_shared<const OpenWatch>(watch), kWatchBytes));
}

JSTIME_OP(UnwatchPath) {
  if (auto watch = NativeHandles::Get<OpenWatch>(info[0], HandleType::kWatch)) watch->End();
}

}  // namespace

const std::vector<Op>& WatchOps() {
  static const std::vector<Op> ops = {{"watchPath", WatchPath}, {"unwatchPath", UnwatchPath}};
  return ops;
}

}  // namespace jstime
