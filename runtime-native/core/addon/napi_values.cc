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

std::string ToBytes(Napi::Value array) {
  if (!array.IsTypedArray()) return "";
  Napi::Uint8Array bytes = array.As<Napi::Uint8Array>();
  return std::string(reinterpret_cast<const char*>(bytes.Data()), bytes.ByteLength());
}

}  // namespace jstime
