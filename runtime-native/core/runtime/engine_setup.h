// What both process shapes do before the first runtime.
#ifndef JSTIME_RUNTIME_ENGINE_SETUP_H_
#define JSTIME_RUNTIME_ENGINE_SETUP_H_

#include <string>
#include <vector>

#include "v8.h"

namespace jstime {

// Sets V8's flags. Returns the first that V8 does not know, or an empty string; the others are set all the same.
std::string SetV8Flags(const std::vector<std::string>& flags);

// Maps the snapshot file into memory for good. Returns 0 or an errno value. Thread: any.
int MapSnapshot(const std::string& path, v8::StartupData* snapshot);

}  // namespace jstime

#endif  // JSTIME_RUNTIME_ENGINE_SETUP_H_
