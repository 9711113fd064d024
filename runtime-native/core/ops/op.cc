#include "ops/op.h"

namespace jstime {
namespace {

constexpr uint32_t kOpContextSlot = 2;

}  // namespace

OpContext* OpContext::From(v8::Isolate* isolate) { return static_cast<OpContext*>(isolate->GetData(kOpContextSlot)); }

void OpContext::BindTo(v8::Isolate* isolate) { isolate->SetData(kOpContextSlot, this); }

std::string OpContext::AbsolutePath(const std::string& path) const {
  return path.empty() || path[0] == '/' || owns_process ? path : working_directory + "/" + path;
}

std::string StringArgument(const OpInfo& info, int index) {
  return info[index]->IsString() ? ToUtf8(info.GetIsolate(), info[index].As<v8::String>()) : "";
}

double NumberArgument(const OpInfo& info, int index) {
  return info[index]->IsNumber() ? info[index].As<v8::Number>()->Value() : 0;
}

bool BooleanArgument(const OpInfo& info, int index) { return info[index]->IsTrue(); }

}  // namespace jstime
