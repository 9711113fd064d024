// Hides the script of the built-ins from debuggers (docs/decisions/hidden-built-ins.md).
// Thread: isolate.
#ifndef JSTIME_ENGINE_HIDDEN_BUILTINS_H_
#define JSTIME_ENGINE_HIDDEN_BUILTINS_H_

#include "engine/builtins_url.h"
#include "v8.h"

namespace jstime {

// Whether this engine keeps the script of `function`, whose name is `name`, where HideBuiltins looks for it.
bool BuiltinsCanBeHidden(v8::Local<v8::Function> function, v8::Local<v8::String> name);

// From here on V8 shows nobody the script of `function`, which is one of the built-ins, and optimizes its code less
// well.
void HideBuiltins(v8::Isolate* isolate, v8::Local<v8::Function> function);

// Hides them for a moment: where V8 looks for a place, it finds one of the program.
class HiddenBuiltinsScope {
 public:
  HiddenBuiltinsScope(v8::Isolate* isolate, v8::Local<v8::Function> function);
  ~HiddenBuiltinsScope();
  HiddenBuiltinsScope(const HiddenBuiltinsScope&) = delete;
  HiddenBuiltinsScope& operator=(const HiddenBuiltinsScope&) = delete;

 private:
  v8::Isolate* isolate_;
  v8::Local<v8::Function> function_;
  bool were_hidden_;
};

}  // namespace jstime

#endif  // JSTIME_ENGINE_HIDDEN_BUILTINS_H_
