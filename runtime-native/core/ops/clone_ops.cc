// Structured clone: V8 writes and reads what ECMAScript defines, the built-ins (internal/structured-clone.ts) do the
// rest: platform objects, shared memory, errors. They hand over an object whose methods are called for that.
#include <memory>
#include <utility>
#include <vector>

#include "engine/array_buffers.h"
#include "ops/registry.h"

namespace jstime {
namespace {

using v8::Just;
using v8::Local;
using v8::Maybe;
using v8::MaybeLocal;
using v8::Nothing;

// The methods of the built-ins' object, looked up when they are needed: plain data needs none.
class Callbacks {
 public:
  Callbacks(Local<v8::Context> context, Local<v8::Object> receiver) : context_(context), receiver_(receiver) {}

  MaybeLocal<v8::Value> Call(const char* name, std::initializer_list<Local<v8::Value>> arguments = {}) const {
    v8::Isolate* isolate = v8::Isolate::GetCurrent();
    Local<v8::Value> method;
    if (!receiver_->Get(context_, Internalized(isolate, name)).ToLocal(&method)) return {};
    return method.As<v8::Function>()->Call(isolate, context_, receiver_, static_cast<int>(arguments.size()),
                                           const_cast<Local<v8::Value>*>(arguments.begin()));
  }

  Maybe<uint32_t> CallForIndex(const char* name, Local<v8::Value> argument) const {
    Local<v8::Value> index;
    if (!Call(name, {argument}).ToLocal(&index)) return Nothing<uint32_t>();
    return Just(index.As<v8::Uint32>()->Value());
  }

 private:
  const Local<v8::Context> context_;
  const Local<v8::Object> receiver_;
};

// What prototypes of interfaces have, so that their instances are known without running a script.
Local<v8::Private> PlatformMark(v8::Isolate* isolate) {
  return v8::Private::ForApi(isolate, Internalized(isolate, "jstime: interface prototype object"));
}

// Written instead of an index: what follows is no platform object, although its prototype is that of an interface.
constexpr uint32_t kOrdinaryObject = 0xffffffff;

class Writer : public v8::ValueSerializer::Delegate {
 public:
  Writer(Local<v8::Context> context, const Callbacks& callbacks)
      : context_(context),
        callbacks_(callbacks),
        serializer_(v8::Isolate::GetCurrent(), this),
        object_prototype_(v8::Object::New(v8::Isolate::GetCurrent())->GetPrototypeV2()),
        mark_(PlatformMark(v8::Isolate::GetCurrent())),
        prototypes_(v8::Isolate::GetCurrent()) {}

  bool Write(Local<v8::Value> value, Local<v8::Value> transferred, Bytes* bytes) {
    if (transferred->IsArray()) {
      Local<v8::Array> buffers = transferred.As<v8::Array>();
      for (uint32_t i = 0; i < buffers->Length(); ++i) {
        Local<v8::Value> buffer;
        if (!buffers->Get(context_, i).ToLocal(&buffer)) return false;
        serializer_.TransferArrayBuffer(i, buffer.As<v8::ArrayBuffer>());
      }
    }
    serializer_.WriteHeader();
    const bool succeeded = serializer_.WriteValue(context_, value).FromMaybe(false);
    auto [data, size] = serializer_.Release();
    *bytes = Bytes(data, size);
    return succeeded;
  }

  // Whether reading needs objects of the built-ins.
  bool has_written_objects() const { return has_written_objects_; }

  void ThrowDataCloneError(Local<v8::String> message) override {
    // The call throws.
    if (callbacks_.Call("throwError", {message}).IsEmpty()) return;
  }

  bool HasCustomHostObject(v8::Isolate*) override { return true; }

  // V8 allows no script to run here.
  Maybe<bool> IsHostObject(v8::Isolate*, Local<v8::Object> object) override {
    Local<v8::Value> prototype = object->GetPrototypeV2();
    if (prototype == object_prototype_ || !prototype->IsObject()) return Just(false);
    for (size_t i = 0; i < prototypes_.size(); ++i) {
      if (prototypes_[i] == prototype) return Just<bool>(is_platform_[i]);
    }
    const bool is_platform = IsPlatformPrototype(prototype);
    constexpr size_t kMostPrototypes = 32;
    if (prototypes_.size() < kMostPrototypes) {
      prototypes_.push_back(prototype);
      is_platform_.push_back(is_platform);
    }
    return Just(is_platform);
  }

  Maybe<bool> WriteHostObject(v8::Isolate* isolate, Local<v8::Object> object) override {
    Local<v8::Value> entry;
    if (!callbacks_.Call("writeHostObject", {object}).ToLocal(&entry)) return Nothing<bool>();
    if (entry->IsUint32()) {
      has_written_objects_ = true;
      serializer_.WriteUint32(entry.As<v8::Uint32>()->Value());
      return Just(true);
    }
    serializer_.WriteUint32(kOrdinaryObject);
    return serializer_.WriteValue(context_, entry);
  }

  Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, Local<v8::SharedArrayBuffer> buffer) override {
    has_written_objects_ = true;
    return callbacks_.CallForIndex("writeShared", buffer);
  }

  Maybe<uint32_t> GetWasmModuleTransferId(v8::Isolate*, Local<v8::WasmModuleObject> module) override {
    has_written_objects_ = true;
    return callbacks_.CallForIndex("writeShared", module);
  }

 private:
  // Whether it is the prototype of an interface, or inherits from one.
  bool IsPlatformPrototype(Local<v8::Value> prototype) const {
    while (prototype->IsObject() && !prototype->IsProxy() && prototype != object_prototype_) {
      Local<v8::Object> object = prototype.As<v8::Object>();
      if (object->HasPrivate(context_, mark_).FromMaybe(false)) return true;
      prototype = object->GetPrototypeV2();
    }
    return false;
  }

  const Local<v8::Context> context_;
  const Callbacks& callbacks_;
  v8::ValueSerializer serializer_;
  const Local<v8::Value> object_prototype_;
  const Local<v8::Private> mark_;
  // Those that were asked about already, and the answers.
  v8::LocalVector<v8::Value> prototypes_;
  std::vector<bool> is_platform_;
  bool has_written_objects_ = false;
};

class Reader : public v8::ValueDeserializer::Delegate {
 public:
  // `objects` are those that V8 does not read itself: it allows no script to run meanwhile.
  Reader(Local<v8::Context> context, const uint8_t* data, size_t size, Local<v8::Value> objects)
      : context_(context), objects_(objects), deserializer_(v8::Isolate::GetCurrent(), data, size, this) {}

  MaybeLocal<v8::Value> Read(Local<v8::Value> received_buffers) {
    if (received_buffers->IsArray()) {
      const uint32_t length = received_buffers.As<v8::Array>()->Length();
      for (uint32_t i = 0; i < length; ++i) {
        Local<v8::Value> buffer;
        if (!Element(received_buffers, i).ToLocal(&buffer)) return {};
        deserializer_.TransferArrayBuffer(i, buffer.As<v8::ArrayBuffer>());
      }
    }
    if (!deserializer_.ReadHeader(context_).FromMaybe(false)) return {};
    return deserializer_.ReadValue(context_);
  }

  MaybeLocal<v8::Object> ReadHostObject(v8::Isolate*) override {
    uint32_t index;
    Local<v8::Value> object;
    if (!deserializer_.ReadUint32(&index)) return {};
    const bool was_read = index == kOrdinaryObject ? deserializer_.ReadValue(context_).ToLocal(&object)
                                                   : Element(objects_, index).ToLocal(&object);
    return was_read ? object.As<v8::Object>() : Local<v8::Object>();
  }

  MaybeLocal<v8::WasmModuleObject> GetWasmModuleFromId(v8::Isolate* isolate, uint32_t index) override {
    Local<v8::Value> module;
    if (!Element(objects_, index).ToLocal(&module)) return {};
    return v8::WasmModuleObject::FromCompiledModule(isolate, module.As<v8::WasmModuleObject>()->GetCompiledModule());
  }

  MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate, uint32_t index) override {
    Local<v8::Value> buffer;
    if (!Element(objects_, index).ToLocal(&buffer)) return {};
    return v8::SharedArrayBuffer::New(isolate, buffer.As<v8::SharedArrayBuffer>()->GetBackingStore());
  }

 private:
  MaybeLocal<v8::Value> Element(Local<v8::Value> array, uint32_t index) const {
    return array.As<v8::Array>()->Get(context_, index);
  }

  const Local<v8::Context> context_;
  const Local<v8::Value> objects_;
  v8::ValueDeserializer deserializer_;
};

JSTIME_OP(Serialize) {
  v8::Isolate* isolate = info.GetIsolate();
  const Callbacks callbacks(isolate->GetCurrentContext(), info[1].As<v8::Object>());
  Bytes bytes;
  if (!Writer(isolate->GetCurrentContext(), callbacks).Write(info[0], info[2], &bytes)) return;
  info.GetReturnValue().Set(ToArrayBuffer(isolate, std::move(bytes)));
}

JSTIME_OP(Deserialize) {
  std::shared_ptr<v8::BackingStore> bytes = info[0].As<v8::ArrayBuffer>()->GetBackingStore();
  Reader reader(info.GetIsolate()->GetCurrentContext(), static_cast<const uint8_t*>(bytes->Data()), bytes->ByteLength(),
                info[1]);
  Local<v8::Value> value;
  if (reader.Read(info[2]).ToLocal(&value)) info.GetReturnValue().Set(value);
}

JSTIME_OP(CloneValue) {
  Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  const Callbacks callbacks(context, info[1].As<v8::Object>());
  Bytes bytes;
  Writer writer(context, callbacks);
  if (!writer.Write(info[0], info[2], &bytes)) return;
  Local<v8::Value> objects = info[2];
  if (writer.has_written_objects() && !callbacks.Call("readObjects").ToLocal(&objects)) return;
  Local<v8::Value> value;
  if (Reader(context, bytes.data(), bytes.size(), objects).Read(info[2]).ToLocal(&value)) {
    info.GetReturnValue().Set(value);
  }
}

// Detaches a buffer and returns one with its memory; undefined if it cannot be detached.
JSTIME_OP(TransferArrayBuffer) {
  v8::Isolate* isolate = info.GetIsolate();
  Local<v8::ArrayBuffer> buffer = info[0].As<v8::ArrayBuffer>();
  if (!buffer->IsDetachable()) return;
  std::shared_ptr<v8::BackingStore> store = buffer->GetBackingStore();
  if (!buffer->Detach(Local<v8::Value>()).FromMaybe(false)) return;
  info.GetReturnValue().Set(v8::ArrayBuffer::New(isolate, std::move(store)));
}

JSTIME_OP(MarkPlatformPrototype) {
  v8::Isolate* isolate = info.GetIsolate();
  info[0].As<v8::Object>()->SetPrivate(isolate->GetCurrentContext(), PlatformMark(isolate), v8::True(isolate)).Check();
}

}  // namespace

const std::vector<Op>& CloneOps() {
  static const std::vector<Op> ops = {
      {"serialize", Serialize},
      {"deserialize", Deserialize},
      {"cloneValue", CloneValue},
      {"transferArrayBuffer", TransferArrayBuffer},
      {"markPlatformPrototype", MarkPlatformPrototype},
  };
  return ops;
}

}  // namespace jstime
