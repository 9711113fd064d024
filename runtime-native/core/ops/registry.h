// The `native` object that the built-ins are bootstrapped with. Scripts never see it.
#ifndef JSTIME_OPS_REGISTRY_H_
#define JSTIME_OPS_REGISTRY_H_

#include <vector>

#include "ops/op.h"

namespace jstime {

// One table for each topic.
const std::vector<Op>& ConsoleOps();
const std::vector<Op>& TimerOps();
const std::vector<Op>& InspectOps();
const std::vector<Op>& ProcessOps();
const std::vector<Op>& TextOps();
const std::vector<Op>& FsOps();
const std::vector<Op>& UrlOps();
const std::vector<Op>& WatchOps();
const std::vector<Op>& CryptoOps();
const std::vector<Op>& HttpOps();
const std::vector<Op>& WasmStreamingOps();
const std::vector<Op>& CloneOps();
const std::vector<Op>& EventOps();
const std::vector<Op>& Base64Ops();
const std::vector<Op>& EncodingOps();
const std::vector<Op>& CompressionOps();

// All native functions, ended by 0: what a snapshot may refer to, in an order that is fixed for a build.
const intptr_t* ExternalReferences();

// What V8 calls for WebAssembly.compileStreaming and instantiateStreaming.
void StreamWasm(const OpInfo& info);

v8::Local<v8::Object> MakeNativeObject(v8::Local<v8::Context> context);

}  // namespace jstime

#endif  // JSTIME_OPS_REGISTRY_H_
