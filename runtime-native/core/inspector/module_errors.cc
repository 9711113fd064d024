#include "inspector/module_errors.h"

namespace jstime {
namespace {

// The members of v8::TryCatch, as v8-exception.h declares them.
struct TryCatchMembers {
  void* isolate;
  TryCatchMembers* next;
  void* exception;
  void* message;
  uintptr_t js_stack_comparable_address;
  bool is_verbose : 1;
  bool can_continue : 1;
  bool capture_message : 1;
  bool rethrow : 1;
};
static_assert(sizeof(TryCatchMembers) == sizeof(v8::TryCatch));

}  // namespace

void LetModuleErrorsBeUncaught(v8::Isolate* isolate) {
  v8::TryCatch innermost(isolate);
  auto* members = reinterpret_cast<TryCatchMembers*>(&innermost);
  // V8's own handler is known by what nobody else asks for: it keeps no message.
  TryCatchMembers* handler = members->next;
  if (members->isolate != isolate || handler == nullptr || handler->isolate != isolate || handler->capture_message) {
    return;
  }
  handler->is_verbose = true;
}

}  // namespace jstime
