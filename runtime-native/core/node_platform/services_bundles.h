// Loads the bundles of the services (dist/lib/services/*.cjs) without Node's module loader, which would look at the
// file system a dozen times. Thread: services'.
#ifndef JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_
#define JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_

#include <string>
#include <utility>
#include <vector>

#include "v8.h"

namespace jstime {

class ServicesBundles {
 public:
  // `directory`: of the bundles.
  explicit ServicesBundles(std::string directory) : directory_(std::move(directory)) {}

  // Calls startInEnvironment(load, ...arguments) of the bundle `main` (host/main.ts). `require` gives bundles Node's
  // built-in modules. Returns what went wrong, or an empty text. Lives as long as the environment.
  std::string Start(v8::Local<v8::Function> require, const std::vector<std::string>& arguments);

 private:
  static void LoadForScript(const v8::FunctionCallbackInfo<v8::Value>& info);
  // Throws in V8.
  v8::MaybeLocal<v8::Value> Load(v8::Local<v8::Context> context, const std::string& name);

  const std::string directory_;
  v8::Global<v8::Function> require_;
};

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_
