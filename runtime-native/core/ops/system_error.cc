#include "ops/system_error.h"

#include <uv.h>

#include "engine/properties.h"
#include "engine/strings.h"

namespace jstime {
namespace {

// `shown` is what follows the name of the system call.
v8::Local<v8::Object> MakeError(v8::Local<v8::Context> context, int error, const char* syscall,
                                const std::string& shown) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  char name[64];
  char description[256];
  uv_err_name_r(error, name, sizeof(name));
  uv_strerror_r(error, description, sizeof(description));
  std::string message = std::string(name) + ": " + description + ", " + syscall + shown;
  v8::Local<v8::Object> object = v8::Exception::Error(ToShortV8String(isolate, message)).As<v8::Object>();
  SetProperty(context, object, "errno", v8::Integer::New(isolate, error));
  SetProperty(context, object, "code", ToShortV8String(isolate, name));
  SetProperty(context, object, "syscall", ToShortV8String(isolate, syscall));
  return object;
}

}  // namespace

v8::Local<v8::Value> MakeSystemError(v8::Local<v8::Context> context, int error, const char* syscall) {
  return MakeError(context, error, syscall, "");
}

v8::Local<v8::Value> MakeSystemError(v8::Local<v8::Context> context, int error, const char* syscall,
                                     const std::string& path, const std::string& destination) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  std::string shown = " '" + path + "'";
  if (!destination.empty()) shown += " -> '" + destination + "'";
  v8::Local<v8::Object> object = MakeError(context, error, syscall, shown);
  SetProperty(context, object, "path", ToShortV8String(isolate, path));
  if (!destination.empty()) SetProperty(context, object, "dest", ToShortV8String(isolate, destination));
  return object;
}

}  // namespace jstime
