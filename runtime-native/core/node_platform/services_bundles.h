// Loads the bundles of the services (dist/lib/services/*.cjs) without Node's module loader, which would look at the
// file system a dozen times. Thread: services'.
#ifndef JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_
#define JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "v8.h"

namespace jstime {

class ServicesBundles {
 public:
  // `directory`: of the bundles.
  explicit ServicesBundles(std::string directory) : directory_(std::move(directory)) {}

  // Calls startInEnvironment(require, ...arguments) of the bundle `main` (host/main.ts). `node_require` gives Node's
  // built-in modules. Returns what went wrong, or an empty text. Lives as long as the environment.
  std::string Start(v8::Local<v8::Function> node_require, const std::vector<std::string>& arguments);

 private:
  // require() of the bundles, for './NAME.cjs' and Node's modules. The functions below throw in V8.
  static void Require(const v8::FunctionCallbackInfo<v8::Value>& info);
  v8::MaybeLocal<v8::Value> RequireBundle(v8::Local<v8::Context> context, const std::string& file);
  v8::MaybeLocal<v8::Function> Compile(v8::Local<v8::Context> context, const std::string& path);

  const std::string directory_;
  v8::Global<v8::Function> node_require_;
  v8::Global<v8::Function> require_;
  // Their `module.exports`, by file name.
  std::unordered_map<std::string, v8::Global<v8::Value>> loaded_;
};

}  // namespace jstime

#endif  // JSTIME_NODE_PLATFORM_SERVICES_BUNDLES_H_
