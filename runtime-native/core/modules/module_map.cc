#include "modules/module_map.h"

#include "base/check.h"

namespace jstime {

std::string ModuleMap::Key(const std::string& url, ModuleKind kind) {
  return std::to_string(static_cast<int>(kind)) + url;
}

ModuleRecord* ModuleMap::FindOrAdd(const Resolution& resolution) {
  auto [found, is_new] = by_key_.try_emplace(Key(resolution.url, resolution.kind), nullptr);
  if (!is_new) return found->second;
  ModuleRecord* record = AddUnnamed(resolution.url);
  record->path = resolution.path;
  record->kind = resolution.kind;
  found->second = record;
  return record;
}

ModuleRecord* ModuleMap::AddUnnamed(const std::string& url) {
  ModuleRecord* record = &records_.emplace_back();
  record->url = url;
  by_url_.emplace(url, record);
  return record;
}

void ModuleMap::DiscardUnnamed(const ModuleRecord& record) {
  if (&record != &records_.back() || by_key_.contains(Key(record.url, record.kind))) return;
  auto found = by_url_.find(record.url);
  if (found != by_url_.end() && found->second == &record) by_url_.erase(found);
  records_.pop_back();
}

ModuleRecord* ModuleMap::FindByUrl(const std::string& url) {
  auto found = by_url_.find(url);
  return found == by_url_.end() ? nullptr : found->second;
}

void ModuleMap::Forget(const ModuleRecord& record) {
  auto found = by_key_.find(Key(record.url, record.kind));
  if (found != by_key_.end() && found->second == &record) by_key_.erase(found);
}

void ModuleMap::Bind(ModuleRecord* record, v8::Local<v8::Module> module) {
  record->module.Reset(v8::Isolate::GetCurrent(), module);
  by_hash_.emplace(module->GetIdentityHash(), record);
}

ModuleRecord* ModuleMap::Find(v8::Local<v8::Module> module) {
  auto [first, last] = by_hash_.equal_range(module->GetIdentityHash());
  for (auto it = first; it != last; ++it) {
    if (it->second->module == module) return it->second;
  }
  JSTIME_CHECK(false);
  return nullptr;
}

}  // namespace jstime
