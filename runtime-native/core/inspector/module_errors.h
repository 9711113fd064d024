// Which errors of modules are uncaught for debuggers. V8 turns what a module throws into a rejection, and takes the
// handlers by which it does so for the program's: no such error would count as uncaught.
// Thread: isolate.
#ifndef JSTIME_INSPECTOR_MODULE_ERRORS_H_
#define JSTIME_INSPECTOR_MODULE_ERRORS_H_

#include "v8.h"

namespace jstime {

class ModuleErrors {
 public:
  explicit ModuleErrors(v8::Isolate* isolate) : isolate_(isolate) {}
  ~ModuleErrors() { Watch(false); }
  ModuleErrors(const ModuleErrors&) = delete;
  ModuleErrors& operator=(const ModuleErrors&) = delete;

  // While it watches, promises cost a little more.
  void Watch(bool watch);
  bool is_watching() const { return is_watching_; }

  // To be called from within V8's pause before the first statement of a module: what the module throws and does not
  // catch is uncaught, so that debuggers stop there.
  void LetBeUncaught();

 private:
  void LetThrownBeUncaught();
  void LetRejectedBeUncaught();
  static void OnPromise(v8::PromiseHookType type, v8::Local<v8::Promise> promise, v8::Local<v8::Value> parent);

  v8::Isolate* const isolate_;
  bool is_watching_ = false;
  // The promise that was made last, and whether somebody already waits for it.
  v8::Global<v8::Promise> last_promise_;
  bool last_is_awaited_ = false;
};

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_MODULE_ERRORS_H_
