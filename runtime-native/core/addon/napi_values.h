// Small conversions of Node-side values. Thread: Node's.
#ifndef JSTIME_ADDON_NAPI_VALUES_H_
#define JSTIME_ADDON_NAPI_VALUES_H_

#include <napi.h>

#include <string>
#include <vector>

namespace jstime {

// The text of the property `name`; empty if it is no string.
std::string StringProperty(Napi::Object object, const char* name);

// The strings of an array; whatever is no string is left out.
std::vector<std::string> ToStrings(Napi::Value array);

// The bytes of a Uint8Array; none if it is none.
std::string ToBytes(Napi::Value array);

}  // namespace jstime

#endif  // JSTIME_ADDON_NAPI_VALUES_H_
