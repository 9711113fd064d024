#ifndef JSTIME_ENGINE_BUILTINS_URL_H_
#define JSTIME_ENGINE_BUILTINS_URL_H_

namespace jstime {

// What V8 calls the script of the built-ins. Nobody shall see it in a stack or a debugger.
inline constexpr const char* kBuiltinsUrl = "jstime:builtins";

}  // namespace jstime

#endif  // JSTIME_ENGINE_BUILTINS_URL_H_
