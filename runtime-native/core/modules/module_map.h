// All modules of one realm: one record for each resolved URL and kind, found by either name or V8 module.
// Thread: isolate.
#ifndef JSTIME_MODULES_MODULE_MAP_H_
#define JSTIME_MODULES_MODULE_MAP_H_

#include <deque>
#include <string>
#include <unordered_map>

#include "modules/module_record.h"

namespace jstime {

class ModuleMap {
 public:
  // The record of `resolution`, new if it is the first of its name. Records live as long as the map
  // but for those discarded.
  ModuleRecord* FindOrAdd(const Resolution& resolution);

  // A record that no import can reach: an entry from text, or a specifier that did not resolve.
  ModuleRecord* AddUnnamed(const std::string& url);

  // Frees a record of a specifier that did not resolve, to which nothing but the caller points. Others stay.
  void DiscardUnnamed(const ModuleRecord& record);

  // The first record with this URL, of whichever kind; null if there is none.
  ModuleRecord* FindByUrl(const std::string& url);

  // Lets the next import of a failed module try again.
  void Forget(const ModuleRecord& record);

  void Bind(ModuleRecord* record, v8::Local<v8::Module> module);
  ModuleRecord* Find(v8::Local<v8::Module> module);

 private:
  static std::string Key(const std::string& url, ModuleKind kind);

  std::deque<ModuleRecord> records_;
  std::unordered_map<std::string, ModuleRecord*> by_key_;
  std::unordered_map<std::string, ModuleRecord*> by_url_;
  std::unordered_multimap<int, ModuleRecord*> by_hash_;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_MODULE_MAP_H_
