// Versions of jstime and of the libraries in the engine.
#ifndef JSTIME_OPS_VERSIONS_H_
#define JSTIME_OPS_VERSIONS_H_

#include <string>
#include <utility>
#include <vector>

namespace jstime {

// Name and version, jstime first. Thread: any.
std::vector<std::pair<std::string, std::string>> EngineVersions();

}  // namespace jstime

#endif  // JSTIME_OPS_VERSIONS_H_
