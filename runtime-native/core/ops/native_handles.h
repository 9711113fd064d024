// Objects of the core that JavaScript holds on to: each is kept alive by a handle value, which only the built-ins see.
// When the garbage collector takes the handle, or the runtime ends, the object is let go.
// Thread: isolate.
#ifndef JSTIME_OPS_NATIVE_HANDLES_H_
#define JSTIME_OPS_NATIVE_HANDLES_H_

#include <list>
#include <memory>

#include "v8.h"

namespace jstime {

// One for each type of object, so that a handle is never taken for that of another type.
enum class HandleType : v8::ExternalPointerTypeTag { kKey = 1, kWasmStream, kCodec, kDirectory, kWatch };

class NativeHandles {
 public:
  NativeHandles() = default;
  NativeHandles(const NativeHandles&) = delete;
  NativeHandles& operator=(const NativeHandles&) = delete;

  // `bytes` is about what the object holds: it tells the garbage collector what a handle is worth.
  v8::Local<v8::Value> Add(v8::Isolate* isolate, HandleType type, std::shared_ptr<const void> object, size_t bytes);

  // The object behind `handle`, or null if it is no handle.
  template <typename T>
  static std::shared_ptr<const T> Get(v8::Local<v8::Value> handle, HandleType type) {
    return std::static_pointer_cast<const T>(Find(handle, type));
  }

  // Lets all objects go. Before the isolate ends.
  void Clear() { entries_.clear(); }

 private:
  struct Entry {
    NativeHandles* owner;
    std::list<Entry>::iterator position;
    v8::Global<v8::External> handle;
    std::shared_ptr<const void> object;
    size_t bytes;
  };

  static std::shared_ptr<const void> Find(v8::Local<v8::Value> handle, HandleType type);
  static void OnCollected(const v8::WeakCallbackInfo<Entry>& info);

  std::list<Entry> entries_;
};

}  // namespace jstime

#endif  // JSTIME_OPS_NATIVE_HANDLES_H_
