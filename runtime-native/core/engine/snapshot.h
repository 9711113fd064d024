// The start-up snapshot: a context in which the built-ins have been evaluated.
#ifndef JSTIME_ENGINE_SNAPSHOT_H_
#define JSTIME_ENGINE_SNAPSHOT_H_

#include <functional>
#include <string>

#include "engine/engine_platform.h"
#include "v8.h"

namespace jstime {

// Where the context's data hold the object of hooks.
inline constexpr size_t kHooksSnapshotIndex = 0;

// Evaluates `builtins_source`, the body of a function of one parameter, `native`, with the object that
// `make_native` returns, and keeps what it returns as the hooks. Returns the snapshot file, or an empty string with
// `error` set. The isolate stays behind: the process is expected to end. Thread: any without an isolate.
std::string CreateSnapshot(EnginePlatform* platform, const std::string& builtins_source,
                           const intptr_t* external_references,
                           const std::function<v8::Local<v8::Object>(v8::Local<v8::Context>)>& make_native,
                           std::string* error);

}  // namespace jstime

#endif  // JSTIME_ENGINE_SNAPSHOT_H_
