// Lets V8 use all of the thread's stack for a while, instead of the megabyte that it allows itself.
// Thread: isolate.
#ifndef JSTIME_ENGINE_DEEP_STACK_H_
#define JSTIME_ENGINE_DEEP_STACK_H_

#include "engine/realm.h"

namespace jstime {

class DeepStackScope {
 public:
  explicit DeepStackScope(Realm* realm);
  DeepStackScope(const DeepStackScope&) = delete;
  DeepStackScope& operator=(const DeepStackScope&) = delete;
  ~DeepStackScope();

 private:
  Realm* const realm_;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_DEEP_STACK_H_
