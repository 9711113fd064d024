#include "engine/hidden_builtins.h"

#include "base/check.h"
#include "engine/strings.h"

namespace jstime {
namespace {

using v8::internal::Address;
using v8::internal::Internals;

// Fields of V8's functions, of what their code shares with others of its kind, and of scripts. When the snapshot is
// built it is checked that they are there.
constexpr int kSharedOfFunction = 4;
constexpr int kScriptOfShared = 5;
constexpr int kName = 2;
constexpr int kType = 6;
// Of V8's types of scripts.
constexpr int kNormalScript = 2;
constexpr int kInspectorScript = 4;

template <typename T>
Address AddressOf(v8::Local<T> local) {
  return v8::internal::ValueHelper::ValueAsAddress(*local);
}

Address* Field(Address object, int index) {
  return reinterpret_cast<Address*>(object - v8::internal::kHeapObjectTag + index * sizeof(Address));
}

// Where this engine keeps the type of the function's script; null if it keeps it elsewhere. The script is known by its
// name.
Address* TypeOfScript(v8::Local<v8::Function> function, v8::Local<v8::String> name) {
  Address object = AddressOf(function);
  for (const int index : {kSharedOfFunction, kScriptOfShared}) {
    object = *Field(object, index);
    if (!Internals::HasHeapObjectTag(object)) return nullptr;
  }
  Address* type = Field(object, kType);
  const bool is_type =
      *type == Internals::IntegralToSmi(kNormalScript) || *type == Internals::IntegralToSmi(kInspectorScript);
  return is_type && *Field(object, kName) == AddressOf(name) ? type : nullptr;
}

// Returns whether they were hidden before.
bool SetHidden(v8::Isolate* isolate, v8::Local<v8::Function> function, bool hidden) {
  Address* type = TypeOfScript(function, Internalized(isolate, kBuiltinsUrl));
  JSTIME_CHECK(type != nullptr);
  const bool were_hidden = *type == Internals::IntegralToSmi(kInspectorScript);
  *type = Internals::IntegralToSmi(hidden ? kInspectorScript : kNormalScript);
  return were_hidden;
}

}  // namespace

bool BuiltinsCanBeHidden(v8::Local<v8::Function> function, v8::Local<v8::String> name) {
  return TypeOfScript(function, name) != nullptr;
}

void HideBuiltins(v8::Isolate* isolate, v8::Local<v8::Function> function) { SetHidden(isolate, function, true); }

HiddenBuiltinsScope::HiddenBuiltinsScope(v8::Isolate* isolate, v8::Local<v8::Function> function)
    : isolate_(isolate), function_(function), were_hidden_(SetHidden(isolate, function, true)) {}

// Garbage collection may have moved the script.
HiddenBuiltinsScope::~HiddenBuiltinsScope() { SetHidden(isolate_, function_, were_hidden_); }

}  // namespace jstime
