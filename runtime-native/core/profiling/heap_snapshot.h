// Everything that is on an isolate's heap. Thread: isolate.
#ifndef JSTIME_PROFILING_HEAP_SNAPSHOT_H_
#define JSTIME_PROFILING_HEAP_SNAPSHOT_H_

#include <string>

#include "v8-profiler.h"
#include "v8.h"

namespace jstime {

// Writes a .heapsnapshot as DevTools reads it. Returns 0 or an errno value.
// May also be called when V8 asks for a higher heap limit in the middle of an allocation.
int WriteHeapSnapshot(v8::Isolate* isolate, const std::string& path);

}  // namespace jstime

#endif  // JSTIME_PROFILING_HEAP_SNAPSHOT_H_
