#include "engine/properties.h"

#include "engine/strings.h"

namespace jstime {

void SetProperty(v8::Local<v8::Context> context, v8::Local<v8::Object> object, std::string_view name,
                 v8::Local<v8::Value> value) {
  object->CreateDataProperty(context, Internalized(v8::Isolate::GetCurrent(), name), value).Check();
}

}  // namespace jstime
