// One walk over a module graph that fetches and compiles what is not yet loaded. Iterative, so that the
// depth of the graph does not matter; reads overlap as soon as several modules are wanted at once.
// Thread: isolate.
#ifndef JSTIME_MODULES_GRAPH_LOAD_H_
#define JSTIME_MODULES_GRAPH_LOAD_H_

#include <functional>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "modules/module_loader.h"

namespace jstime {

class GraphLoad : public std::enable_shared_from_this<GraphLoad> {
 public:
  // `done` gets the first error in import order, or an empty handle. It may run before this returns.
  static void Start(ModuleLoader* loader, ModuleRecord* root, ModuleLoader::Loaded done);

 private:
  GraphLoad(ModuleLoader* loader, ModuleRecord* root, ModuleLoader::Loaded done)
      : loader_(loader), root_(root), done_(std::move(done)) {}

  void Visit(ModuleRecord* record);
  void Advance();
  void Expand(ModuleRecord* record);
  void WaitFor(ModuleRecord* record);
  void FetchInPool(ModuleRecord* record);
  void FetchNow(ModuleRecord* record);
  void Finish();
  ModuleRecord* FirstFailure();
  void ForgetFailures();

  ModuleLoader* const loader_;
  ModuleRecord* const root_;
  const ModuleLoader::Loaded done_;
  std::unordered_set<ModuleRecord*> visited_;
  std::vector<ModuleRecord*> to_expand_;
  std::vector<ModuleRecord*> to_fetch_;
  size_t waiting_ = 0;
  bool advancing_ = false;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_GRAPH_LOAD_H_
