// What a debugger wants to know of the program's course. Realm::debug_observer() is null while there is none.
// Thread: isolate.
#ifndef JSTIME_ENGINE_DEBUG_OBSERVER_H_
#define JSTIME_ENGINE_DEBUG_OBSERVER_H_

#include <cstdint>
#include <string_view>

#include "engine/source_location.h"
#include "v8.h"

namespace jstime {

class DebugObserver {
 public:
  // What starts tasks; their numbers are unique within each.
  enum class TaskKind { kTimer, kMicrotask, kPostedTask };

  virtual ~DebugObserver() = default;

  // A task whose stack trace shall go on with the current one. `name` is the API that started it.
  virtual void TaskScheduled(TaskKind kind, uint64_t id, const char* name, bool repeats) = 0;
  virtual void TaskCanceled(TaskKind kind, uint64_t id) = 0;
  virtual void TaskStarted(TaskKind kind, uint64_t id) = 0;
  virtual void TaskFinished(TaskKind kind, uint64_t id) = 0;

  // A module and those below it are about to run. `is_awaited`: the program handles their errors.
  virtual void ModulesStart(bool is_awaited) = 0;

  // An event of the domain Network. `params` is JSON.
  virtual void NetworkEvent(std::string_view method, std::string_view params) = 0;

  // Nothing handled `error`, which was thrown at `location`.
  virtual void ErrorUncaught(v8::Local<v8::Value> error, const SourceLocation& location, bool in_promise) = 0;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_DEBUG_OBSERVER_H_
