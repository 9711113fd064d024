// How a native function of the built-ins ("op") is written and found. Each *_ops.cc defines its
// functions with JSTIME_OP and lists them in one table; ops/registry.cc joins the tables.
// The TypeScript side: builtins/internal/native-ops.d.ts.
// Thread: isolate.
#ifndef JSTIME_OPS_OP_H_
#define JSTIME_OPS_OP_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/output_sink.h"
#include "base/trace_log.h"
#include "engine/realm.h"
#include "engine/strings.h"
#include "ops/native_handles.h"
#include "v8.h"

namespace jstime {

// The program that a runtime runs, as its owner describes it.
struct ProgramInfo {
  OutputSink* output = nullptr;
  std::vector<std::string> arguments;
  std::string script_path;
  std::string executable_path;
  std::string working_directory;
  // Whether the process is the program's own: colours, the terminal, and the directory that chdir() changes.
  bool owns_process = false;
};

// What ops know of the program they serve.
struct OpContext : ProgramInfo {
  Realm* realm = nullptr;
  std::optional<int> exit_code;
  // Whether the program has to be told that it ends.
  bool listens_to_end = false;
  // What URL operations answer beside the href: builtins/internal/url-ops.d.ts. The program reads it in place.
  int32_t url_offsets[8] = {};
  // What JavaScript holds of the core. Cleared before the loop closes.
  NativeHandles handles;
  // When CloneStamped was called last. The built-ins read it in place.
  double stamp_ms = 0;
  // When the engine and the realm were there.
  double engine_start_ms = 0;
  double realm_ready_ms = 0;
  // What the topic http keeps, made at its first use. Gone before the loop closes.
  std::shared_ptr<void> http;
  // Ends the program with the code. In an embedded runtime it returns, and execution terminates.
  std::function<void(int code)> exit;

  static OpContext* From(v8::Isolate* isolate);
  void BindTo(v8::Isolate* isolate);

  // `path` in the working directory, if it is relative.
  std::string AbsolutePath(const std::string& path) const;
};

using OpInfo = v8::FunctionCallbackInfo<v8::Value>;

// An op that only looks: what a debugger evaluates without side effects may call it.
inline constexpr v8::SideEffectType kLooksOnly = v8::SideEffectType::kHasNoSideEffect;

struct Op {
  const char* name;
  v8::FunctionCallback callback;
  v8::SideEffectType side_effect = v8::SideEffectType::kHasSideEffect;
};

#define JSTIME_OP(name)                            \
  void name##Body(const OpInfo& info);             \
  void name(const OpInfo& info) {                  \
    TraceSpan span(TraceCategory::kNative, #name); \
    name##Body(info);                              \
  }                                                \
  void name##Body([[maybe_unused]] const OpInfo& info)

// The string argument `index`; empty text if it is none.
std::string StringArgument(const OpInfo& info, int index);
// The number argument `index`; 0 if it is none.
double NumberArgument(const OpInfo& info, int index);
bool BooleanArgument(const OpInfo& info, int index);

}  // namespace jstime

#endif  // JSTIME_OPS_OP_H_
