#include "addon/structured_clone.h"

#include <cstdlib>
#include <utility>

#include "engine/strings.h"

namespace jstime {
namespace {

// A DOMException if the program left that global alone, an error of that name otherwise.
v8::Local<v8::Value> MakeDataCloneError(v8::Isolate* isolate, v8::Local<v8::String> message) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::String> name = Internalized(isolate, "DataCloneError");
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> constructor;
  v8::Local<v8::Object> error;
  if (context->Global()->Get(context, Internalized(isolate, "DOMException")).ToLocal(&constructor) &&
      constructor->IsFunction()) {
    v8::Local<v8::Value> arguments[] = {message, name};
    if (constructor.As<v8::Function>()->NewInstance(context, 2, arguments).ToLocal(&error)) return error;
  }
  error = v8::Exception::Error(message).As<v8::Object>();
  error->DefineOwnProperty(context, Internalized(isolate, "name"), name, v8::DontEnum).FromMaybe(false);
  return error;
}

class Delegate : public v8::ValueSerializer::Delegate {
 public:
  explicit Delegate(v8::Isolate* isolate) : isolate_(isolate) {}
  virtual ~Delegate() = default;

  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    isolate_->ThrowException(MakeDataCloneError(isolate_, message));
  }

  // Neither memory nor modules are shared between isolates.
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, v8::Local<v8::SharedArrayBuffer>) override {
    ThrowDataCloneError(Internalized(isolate_, "A SharedArrayBuffer cannot be shared with Node."));
    return v8::Nothing<uint32_t>();
  }

 private:
  v8::Isolate* const isolate_;
};

}  // namespace

bool CloneToBytes(v8::Local<v8::Context> context, v8::Local<v8::Value> value, std::string* bytes) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  Delegate delegate(isolate);
  v8::ValueSerializer serializer(isolate, &delegate);
  serializer.WriteHeader();
  const bool succeeded = serializer.WriteValue(context, value).FromMaybe(false);
  auto [data, size] = serializer.Release();
  if (succeeded) bytes->assign(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return succeeded;
}

v8::MaybeLocal<v8::Value> CloneFromBytes(v8::Local<v8::Context> context, const std::string& bytes) {
  v8::ValueDeserializer deserializer(v8::Isolate::GetCurrent(), reinterpret_cast<const uint8_t*>(bytes.data()),
                                     bytes.size());
  if (!deserializer.ReadHeader(context).FromMaybe(false)) return {};
  return deserializer.ReadValue(context);
}

}  // namespace jstime
