// What the engine needs of the process-wide V8 platform, so that it need not know Node's headers.
#ifndef JSTIME_ENGINE_ENGINE_PLATFORM_H_
#define JSTIME_ENGINE_ENGINE_PLATFORM_H_

#include <memory>

#include "v8.h"

namespace jstime {

// Thread: any.
class EnginePlatform {
 public:
  virtual ~EnginePlatform() = default;

  // Between Isolate::Allocate and Isolate::Initialize. V8 posts the isolate's foreground tasks to `runner`.
  virtual void RegisterIsolate(v8::Isolate* isolate, std::shared_ptr<v8::TaskRunner> runner) = 0;

  // After Isolate::Initialize.
  virtual void OnIsolateInitialized() = 0;

  // Disposes the isolate and forgets it.
  virtual void DisposeIsolate(v8::Isolate* isolate) = 0;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_ENGINE_PLATFORM_H_
