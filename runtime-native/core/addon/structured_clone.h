// Values that cross between an isolate and Node, as the bytes of V8's structured clone format. Node's side uses
// the plain Serializer and Deserializer of node:v8 (embed/clone.ts).
// Thread: isolate.
#ifndef JSTIME_ADDON_STRUCTURED_CLONE_H_
#define JSTIME_ADDON_STRUCTURED_CLONE_H_

#include <string>

#include "v8.h"

namespace jstime {

// Writes `value` to `bytes`. False, with a DataCloneError (or what a getter threw) pending, if it cannot be cloned.
bool CloneToBytes(v8::Local<v8::Context> context, v8::Local<v8::Value> value, std::string* bytes);

// The value that `bytes` hold. Empty, with an exception pending, if they hold what only Node knows.
v8::MaybeLocal<v8::Value> CloneFromBytes(v8::Local<v8::Context> context, const std::string& bytes);

}  // namespace jstime

#endif  // JSTIME_ADDON_STRUCTURED_CLONE_H_
