// TypeScript: types are replaced by blanks, so that every position stays and neither stacks nor breakpoints need a map.
// What cannot be (enums, namespaces, parameter properties) is an error.
// Thread: isolate.
#ifndef JSTIME_MODULES_TYPE_STRIPPING_H_
#define JSTIME_MODULES_TYPE_STRIPPING_H_

#include <functional>
#include <string>

#include "modules/code_cache.h"

namespace jstime {

struct StrippedSource {
  std::string javascript;
  // What is wrong with the source; empty if nothing is. Then its place, one-based, the column in UTF-16 code units; 0
  // if that is not known.
  std::string problem;
  std::string code;
  int line = 0;
  int column = 0;
  int end_column = 0;
};

// Blocks until it is done.
using TypeStripper = std::function<StrippedSource(const std::string& source)>;

// What an earlier run has kept in `cache`, or else what `strip` makes of it. Both may be null.
StrippedSource StripTypes(const std::string& source, CodeCache* cache, const TypeStripper& strip);

}  // namespace jstime

#endif  // JSTIME_MODULES_TYPE_STRIPPING_H_
