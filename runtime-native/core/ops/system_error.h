// Errors of the operating system, as Node words them.
#ifndef JSTIME_OPS_SYSTEM_ERROR_H_
#define JSTIME_OPS_SYSTEM_ERROR_H_

#include <string>

#include "v8.h"

namespace jstime {

// `ENOENT: no such file or directory, open 'a.txt'` with the properties errno, code, syscall, path and dest.
// `error` is a negative libuv code; an empty `destination` is left out. Thread: isolate.
v8::Local<v8::Value> MakeSystemError(v8::Local<v8::Context> context, int error, const char* syscall,
                                     const std::string& path, const std::string& destination);

// The same without path, for operations on what is open.
v8::Local<v8::Value> MakeSystemError(v8::Local<v8::Context> context, int error, const char* syscall);

}  // namespace jstime

#endif  // JSTIME_OPS_SYSTEM_ERROR_H_
