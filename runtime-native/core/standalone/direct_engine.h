// V8 inside the pinned engine executable, started by us instead of by Node.
#ifndef JSTIME_STANDALONE_DIRECT_ENGINE_H_
#define JSTIME_STANDALONE_DIRECT_ENGINE_H_

#include <string>
#include <vector>

#include "node_platform/node_engine_platform.h"

namespace jstime {

// Initialises the platform and V8; call once. Unknown flags end the process with a usage error.
NodeEnginePlatform* StartDirectEngine(const std::vector<std::string>& v8_flags);

}  // namespace jstime

#endif  // JSTIME_STANDALONE_DIRECT_ENGINE_H_
