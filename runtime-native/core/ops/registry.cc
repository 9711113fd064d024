#include "ops/registry.h"

#include "engine/builtins_source.h"

namespace jstime {
namespace {

std::vector<Op> AllOps() {
  std::vector<Op> all;
  for (const std::vector<Op>* table : {
           &ConsoleOps(),
           &TimerOps(),
           &InspectOps(),
           &ProcessOps(),
           &TextOps(),
           &FsOps(),
           &UrlOps(),
           &WatchOps(),
           &CryptoOps(),
           &HttpOps(),
           &WasmStreamingOps(),
           &CloneOps(),
           &EventOps(),
           &Base64Ops(),
           &EncodingOps(),
           &CompressionOps(),
       }) {
    all.insert(all.end(), table->begin(), table->end());
  }
  return all;
}

}  // namespace

const intptr_t* ExternalReferences() {
  static const std::vector<intptr_t> references = [] {
    std::vector<intptr_t> list;
    for (const Op& op : AllOps()) list.push_back(reinterpret_cast<intptr_t>(op.callback));
    list.push_back(reinterpret_cast<intptr_t>(BuiltinsSource::Get()));
    list.push_back(0);
    return list;
  }();
  return references.data();
}

v8::Local<v8::Object> MakeNativeObject(v8::Local<v8::Context> context) {
  v8::Local<v8::Object> native = v8::Object::New(v8::Isolate::GetCurrent());
  for (const Op& op : AllOps()) {
    v8::Local<v8::String> name = Internalized(v8::Isolate::GetCurrent(), op.name);
    v8::Local<v8::Function> function =
        v8::Function::New(context, op.callback, {}, 0, v8::ConstructorBehavior::kThrow, op.side_effect)
            .ToLocalChecked();
    function->SetName(name);
    native->CreateDataProperty(context, name, function).Check();
  }
  return native;
}

}  // namespace jstime
