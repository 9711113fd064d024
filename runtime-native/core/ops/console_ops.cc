// Standard output and error.
#include <unistd.h>

#include "base/stdio_sink.h"
#include "engine/array_buffers.h"
#include "ops/registry.h"

namespace jstime {
namespace {

constexpr size_t kSmallText = 4096;

JSTIME_OP(Write) {
  v8::Isolate* isolate = info.GetIsolate();
  OutputStream stream = NumberArgument(info, 0) == 2 ? OutputStream::kStderr : OutputStream::kStdout;
  if (!info[1]->IsString()) return;
  v8::Local<v8::String> text = info[1].As<v8::String>();
  OpContext* context = OpContext::From(isolate);
  // While the snapshot is built, there is nowhere to write to.
  if (context == nullptr) return;
  OutputSink* output = context->output;
  // Three bytes are the most that a UTF-16 unit needs.
  if (static_cast<size_t>(text->Length()) * 3 <= kSmallText) {
    char buffer[kSmallText];
    size_t length = text->WriteUtf8V2(isolate, buffer, sizeof(buffer), v8::String::WriteFlags::kReplaceInvalidUtf8);
    output->Write(stream, std::string_view(buffer, length));
  } else {
    output->Write(stream, ToUtf8(isolate, text));
  }
}

JSTIME_OP(WriteBytes) {
  OutputStream stream = NumberArgument(info, 0) == 2 ? OutputStream::kStderr : OutputStream::kStdout;
  const ByteSpan bytes = BytesOf(info[1]);
  OpContext::From(info.GetIsolate())
      ->output->Write(stream, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

JSTIME_OP(ColorsEnabledFor) {
  bool enabled = OpContext::From(info.GetIsolate())->owns_process && ColorsEnabled(NumberArgument(info, 0));
  info.GetReturnValue().Set(enabled);
}

JSTIME_OP(IsTerminal) {
  bool is_terminal = OpContext::From(info.GetIsolate())->owns_process && isatty(NumberArgument(info, 0)) == 1;
  info.GetReturnValue().Set(is_terminal);
}

JSTIME_OP(TerminalColumnsOf) { info.GetReturnValue().Set(TerminalColumns(NumberArgument(info, 0))); }

}  // namespace

const std::vector<Op>& ConsoleOps() {
  static const std::vector<Op> ops = {
      {"write", Write},
      {"writeBytes", WriteBytes},
      {"colorsEnabled", ColorsEnabledFor, kLooksOnly},
      {"isTerminal", IsTerminal, kLooksOnly},
      {"terminalColumns", TerminalColumnsOf, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
