// Errors of modules that did not load, with the place and the chain of imports that led there.
// Thread: isolate.
#ifndef JSTIME_MODULES_LOAD_ERROR_H_
#define JSTIME_MODULES_LOAD_ERROR_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/realm.h"
#include "modules/module_record.h"

namespace jstime {

// `url:line:column` (or the URL alone) of the import that reached `record` first, then of the one that reached that
// module, …
std::vector<std::string> ImportChain(const ModuleRecord& record);

// A file as a whole, for what has no line: WebAssembly, whose wrapper nobody has written.
SourceLocation FileLocation(const std::string& url);

// An error of V8's own making (a syntax error, a missing export): adds the chain to what `message` says.
void LocateError(Realm* realm, const ModuleRecord& record, v8::Local<v8::Value> error, v8::Local<v8::Message> message);

// A TypeError with `code` for an import at `location`, whose chain goes on from `importer`.
v8::Local<v8::Value> MakeImportError(Realm* realm, const std::string& message, const std::string& code,
                                     const SourceLocation& location);

// A SyntaxError with `code` for source text that is not JavaScript yet.
v8::Local<v8::Value> MakeSyntaxError(Realm* realm, const std::string& message, const std::string& code,
                                     const SourceLocation& location);

}  // namespace jstime

#endif  // JSTIME_MODULES_LOAD_ERROR_H_
