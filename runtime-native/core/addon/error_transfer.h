// What a program throws, described as plain data, because structured clone keeps too little of an error: no own
// name, no own properties, and a value in it that cannot be cloned spoils all. The other side: embed/thrown.ts.
//
//   { kind: 'error', name, message, stack, cause?, errors?: [...], properties: [[key, ...], ...] }
//   { kind: 'value', value }    any value that can be cloned
//   { kind: 'text', text }      the description of one that cannot
// Thread: isolate.
#ifndef JSTIME_ADDON_ERROR_TRANSFER_H_
#define JSTIME_ADDON_ERROR_TRANSFER_H_

#include <string>

#include "engine/realm.h"
#include "v8.h"

namespace jstime {

// The bytes of the description of `error`, with the place where it arose if its stack does not show it.
std::string DescribeThrown(Realm* realm, v8::Local<v8::Value> error, const SourceLocation& location);

// What `bytes` describe; an error for bytes that describe nothing.
v8::Local<v8::Value> ReviveThrown(v8::Local<v8::Context> context, const std::string& bytes);

}  // namespace jstime

#endif  // JSTIME_ADDON_ERROR_TRANSFER_H_
