// Which errors of modules are uncaught for debuggers.
#ifndef JSTIME_INSPECTOR_MODULE_ERRORS_H_
#define JSTIME_INSPECTOR_MODULE_ERRORS_H_

#include "v8.h"

namespace jstime {

// To be called when a module begins to run, from within V8's pause before its first statement: what it throws and does
// not catch counts as uncaught, so that debuggers stop there. V8 would take the handler by which it turns such
// errors into rejections of the module's promise for one of the program.
// Thread: isolate.
void LetModuleErrorsBeUncaught(v8::Isolate* isolate);

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_MODULE_ERRORS_H_
