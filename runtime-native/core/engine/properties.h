// Properties of objects of the runtime's own making. Thread: isolate.
#ifndef JSTIME_ENGINE_PROPERTIES_H_
#define JSTIME_ENGINE_PROPERTIES_H_

#include <string_view>

#include "v8.h"

namespace jstime {

// Defines an ordinary property `name` (ASCII) on `object`, which must be extensible.
void SetProperty(v8::Local<v8::Context> context, v8::Local<v8::Object> object, std::string_view name,
                 v8::Local<v8::Value> value);

}  // namespace jstime

#endif  // JSTIME_ENGINE_PROPERTIES_H_
