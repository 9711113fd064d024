#include "addon/napi_values.h"

namespace jstime {

std::string StringProperty(Napi::Object object, const char* name) {
  Napi::Value value = object.Get(name);
  return value.IsString() ? value.As<Napi::String>().Utf8Value() : "";
}

std::vector<std::string> ToStrings(Napi::Value array) {
  std::vector<std::string> texts;
  if (!array.IsArray()) return texts;
  Napi::Array list = array.As<Napi::Array>();
  for (uint32_t i = 0; i < list.Length(); ++i) {
    Napi::Value value = list.Get(i);
    if (value.IsString()) texts.push_back(value.As<Napi::String>().Utf8Value());
  }
  return texts;
}

}  // namespace jstime
