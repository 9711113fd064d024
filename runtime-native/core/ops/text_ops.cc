// UTF-8, and the text files that source maps need.

#include "base/files.h"
#include "ops/registry.h"

namespace jstime {
namespace {

JSTIME_OP(Utf8Decode) {
  if (!info[0]->IsArrayBufferView()) return;
  v8::Local<v8::ArrayBufferView> view = info[0].As<v8::ArrayBufferView>();
  const char* data = static_cast<const char*>(view->Buffer()->Data()) + view->ByteOffset();
  v8::Local<v8::String> text;
  if (ToV8String(info.GetIsolate(), std::string_view(data, view->ByteLength())).ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  }
}

JSTIME_OP(Utf8Encode) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsString()) return;
  v8::Local<v8::String> text = info[0].As<v8::String>();
  size_t length = text->Utf8LengthV2(isolate);
  v8::Local<v8::ArrayBuffer> buffer;
  if (!v8::ArrayBuffer::MaybeNew(isolate, length).ToLocal(&buffer)) {
    isolate->ThrowException(v8::Exception::RangeError(Internalized(isolate, "Text is too large to encode")));
    return;
  }
  text->WriteUtf8V2(isolate, static_cast<char*>(buffer->Data()), length, v8::String::WriteFlags::kReplaceInvalidUtf8);
  info.GetReturnValue().Set(v8::Uint8Array::New(buffer, 0, length));
}

JSTIME_OP(ReadTextFile) {
  v8::Isolate* isolate = info.GetIsolate();
  std::string contents;
  v8::Local<v8::String> text;
  if (ReadFile(OpContext::From(isolate)->AbsolutePath(StringArgument(info, 0)), &contents) == 0 &&
      ToV8String(isolate, contents).ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  }
}

}  // namespace

const std::vector<Op>& TextOps() {
  static const std::vector<Op> ops = {
      {"utf8Decode", Utf8Decode, kLooksOnly},
      {"utf8Encode", Utf8Encode, kLooksOnly},
      {"readTextFile", ReadTextFile},
  };
  return ops;
}

}  // namespace jstime
