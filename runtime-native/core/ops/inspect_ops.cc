// What the console shows of values and JavaScript itself cannot see.
#include "ops/registry.h"

namespace jstime {
namespace {

JSTIME_OP(GetPromiseDetails) {
  if (!info[0]->IsPromise()) return;
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Promise> promise = info[0].As<v8::Promise>();
  v8::Local<v8::Value> result = v8::Undefined(isolate);
  if (promise->State() != v8::Promise::kPending) result = promise->Result();
  v8::Local<v8::Value> details[] = {v8::Integer::New(isolate, promise->State()), result};
  info.GetReturnValue().Set(v8::Array::New(isolate, details, 2));
}

JSTIME_OP(GetProxyDetails) {
  if (!info[0]->IsProxy()) return;
  v8::Local<v8::Proxy> proxy = info[0].As<v8::Proxy>();
  v8::Local<v8::Value> details[] = {proxy->GetTarget(), proxy->GetHandler()};
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), details, 2));
}

JSTIME_OP(PreviewEntries) {
  if (!info[0]->IsObject()) return;
  v8::Isolate* isolate = info.GetIsolate();
  bool is_key_value = false;
  v8::Local<v8::Array> entries;
  if (!info[0].As<v8::Object>()->PreviewEntries(&is_key_value).ToLocal(&entries)) entries = v8::Array::New(isolate);
  v8::Local<v8::Value> result[] = {entries, v8::Boolean::New(isolate, is_key_value)};
  info.GetReturnValue().Set(v8::Array::New(isolate, result, 2));
}

JSTIME_OP(GetOwnNonIndexProperties) {
  if (!info[0]->IsObject()) return;
  v8::PropertyFilter filter = BooleanArgument(info, 1) ? v8::ONLY_ENUMERABLE : v8::ALL_PROPERTIES;
  v8::Local<v8::Array> names;
  if (info[0]
          .As<v8::Object>()
          ->GetPropertyNames(info.GetIsolate()->GetCurrentContext(), v8::KeyCollectionMode::kOwnOnly, filter,
                             v8::IndexFilter::kSkipIndices)
          .ToLocal(&names)) {
    info.GetReturnValue().Set(names);
  }
}

JSTIME_OP(GetConstructorName) {
  if (info[0]->IsObject()) info.GetReturnValue().Set(info[0].As<v8::Object>()->GetConstructorName());
}

#define JSTIME_TYPE_CHECKS(V)                           \
  V("isAsyncFunction", IsAsyncFunction)                 \
  V("isGeneratorFunction", IsGeneratorFunction)         \
  V("isArrayBuffer", IsArrayBuffer)                     \
  V("isArgumentsObject", IsArgumentsObject)             \
  V("isDataView", IsDataView)                           \
  V("isExternal", IsExternal)                           \
  V("isMap", IsMap)                                     \
  V("isMapIterator", IsMapIterator)                     \
  V("isModuleNamespaceObject", IsModuleNamespaceObject) \
  V("isNativeError", IsNativeError)                     \
  V("isPromise", IsPromise)                             \
  V("isSet", IsSet)                                     \
  V("isSetIterator", IsSetIterator)                     \
  V("isWeakMap", IsWeakMap)                             \
  V("isWeakSet", IsWeakSet)                             \
  V("isRegExp", IsRegExp)                               \
  V("isDate", IsDate)                                   \
  V("isTypedArray", IsTypedArray)                       \
  V("isStringObject", IsStringObject)                   \
  V("isNumberObject", IsNumberObject)                   \
  V("isBooleanObject", IsBooleanObject)                 \
  V("isBigIntObject", IsBigIntObject)                   \
  V("isSymbolObject", IsSymbolObject)                   \
  V("isProxy", IsProxy)

#define V(name, check) \
  JSTIME_OP(check) { info.GetReturnValue().Set(info[0]->check()); }
JSTIME_TYPE_CHECKS(V)
#undef V

JSTIME_OP(IsAnyArrayBuffer) { info.GetReturnValue().Set(info[0]->IsArrayBuffer() || info[0]->IsSharedArrayBuffer()); }

JSTIME_OP(IsBoxedPrimitive) {
  v8::Local<v8::Value> value = info[0];
  info.GetReturnValue().Set(value->IsStringObject() || value->IsNumberObject() || value->IsBooleanObject() ||
                            value->IsBigIntObject() || value->IsSymbolObject());
}

}  // namespace

const std::vector<Op>& InspectOps() {
  static const std::vector<Op> ops = {{"getPromiseDetails", GetPromiseDetails, kLooksOnly},
                                      {"getProxyDetails", GetProxyDetails, kLooksOnly},
                                      {"previewEntries", PreviewEntries, kLooksOnly},
                                      {"getOwnNonIndexProperties", GetOwnNonIndexProperties, kLooksOnly},
                                      {"getConstructorName", GetConstructorName, kLooksOnly},
                                      {"isAnyArrayBuffer", IsAnyArrayBuffer, kLooksOnly},
                                      {"isBoxedPrimitive", IsBoxedPrimitive, kLooksOnly},
#define V(name, check) {name, check, kLooksOnly},
                                      JSTIME_TYPE_CHECKS(V)
#undef V
  };
  return ops;
}

}  // namespace jstime
