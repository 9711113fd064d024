#include "ops/native_handles.h"

#include <utility>

namespace jstime {

v8::Local<v8::Value> NativeHandles::Add(v8::Isolate* isolate, HandleType type, std::shared_ptr<const void> object,
                                        size_t bytes) {
  entries_.push_front({this, {}, {}, std::move(object), bytes});
  Entry* entry = &entries_.front();
  entry->position = entries_.begin();
  v8::Local<v8::External> handle = v8::External::New(isolate, entry, static_cast<v8::ExternalPointerTypeTag>(type));
  entry->handle.Reset(isolate, handle);
  entry->handle.SetWeak(entry, OnCollected, v8::WeakCallbackType::kParameter);
  isolate->AdjustAmountOfExternalAllocatedMemory(static_cast<int64_t>(bytes));
  return handle;
}

std::shared_ptr<const void> NativeHandles::Find(v8::Local<v8::Value> handle, HandleType type) {
  if (!handle->IsExternal()) return nullptr;
  auto* entry = static_cast<Entry*>(handle.As<v8::External>()->Value(static_cast<v8::ExternalPointerTypeTag>(type)));
  return entry == nullptr ? nullptr : entry->object;
}

void NativeHandles::OnCollected(const v8::WeakCallbackInfo<Entry>& info) {
  Entry* entry = info.GetParameter();
  info.GetIsolate()->AdjustAmountOfExternalAllocatedMemory(-static_cast<int64_t>(entry->bytes));
  entry->handle.Reset();
  entry->owner->entries_.erase(entry->position);
}

}  // namespace jstime
