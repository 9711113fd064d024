// Compiled code of large modules, kept on disk between runs: one file for each source text and engine build.
// Files are written beside their place and renamed into it, and checked when read, so that neither a crash
// nor a concurrent writer nor a damaged disk can do more than cost the cached copy.
// Thread: isolate.
#ifndef JSTIME_MODULES_CODE_CACHE_H_
#define JSTIME_MODULES_CODE_CACHE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "v8.h"

namespace jstime {

class CodeCache {
 public:
  // `directory` is made when something is stored.
  explicit CodeCache(std::string directory) : directory_(std::move(directory)) {}

  // The user's cache directory for jstime; empty if the environment names none.
  static std::string DefaultDirectory();

  // The file that holds the code of `source`; empty for sources that are too small to gain from it.
  std::string PathFor(std::string_view source) const;

  // Compiles a module whose PathFor is `path` with the code of an earlier run, if there is some.
  v8::MaybeLocal<v8::Module> Compile(v8::Isolate* isolate, const std::string& path, v8::Local<v8::String> text,
                                     const v8::ScriptOrigin& origin);

  // What the step `name` made of `source` in an earlier run; nullopt if that is not known.
  std::optional<std::string> Derived(std::string_view name, std::string_view source) const;
  void StoreDerived(std::string_view name, std::string_view source, std::string_view derived);

  // Stores the code of modules that came without, functions that have been compiled since included. Errors
  // are nobody's business: the next run compiles again.
  void Store(v8::Isolate* isolate);

 private:
  struct Unstored {
    std::string path;
    v8::Global<v8::UnboundModuleScript> script;
  };

  std::string PathForDerived(std::string_view name, std::string_view source) const;
  void WriteChecked(const std::string& path, std::string_view contents) const;
  void Prune() const;

  const std::string directory_;
  std::vector<Unstored> unstored_;
  bool has_grown_ = false;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_CODE_CACHE_H_
