#include "engine/source_location.h"

#include <algorithm>
#include <cstdlib>

#include "engine/properties.h"
#include "engine/strings.h"

namespace jstime {
namespace {

constexpr size_t kLongestShownLine = 500;

v8::Local<v8::Value> GetProperty(v8::Local<v8::Context> context, v8::Local<v8::Object> object, std::string_view name) {
  return object->Get(context, Internalized(v8::Isolate::GetCurrent(), name)).ToLocalChecked();
}

// `function (url:line:column)` or `url:line:column`; empty if there is none.
std::string_view FirstFrame(std::string_view stack) {
  constexpr std::string_view kFrame = "\n    at ";
  const size_t start = stack.find(kFrame);
  if (start == std::string_view::npos) return "";
  std::string_view frame = stack.substr(start + kFrame.size());
  return frame.substr(0, frame.find('\n'));
}

}  // namespace

std::string LineOf(std::string_view source, int line) {
  for (int i = 1; i < line; ++i) {
    size_t end = source.find('\n');
    if (end == std::string_view::npos) return "";
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, std::min(source.find('\n'), kLongestShownLine));
  if (!source.empty() && source.back() == '\r') source.remove_suffix(1);
  return std::string(source);
}

SourceLocation LocationOfMessage(v8::Local<v8::Context> context, v8::Local<v8::Message> message) {
  SourceLocation location;
  if (message.IsEmpty()) return location;
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Value> name = message->GetScriptResourceName();
  if (name->IsString()) location.url = ToUtf8(isolate, name);
  location.script_id = std::max(0, message->GetScriptOrigin().ScriptId());
  location.line = message->GetLineNumber(context).FromMaybe(0);
  location.column = message->GetStartColumn(context).FromMaybe(0) + 1;
  location.end_column = message->GetEndColumn(context).FromMaybe(0) + 1;
  v8::Local<v8::String> line;
  if (message->GetSourceLine(context).ToLocal(&line)) location.source_line = ToUtf8(isolate, line);
  return location;
}

bool StartsInV8(std::string_view stack) {
  std::string_view frame = FirstFrame(stack);
  return frame == "<anonymous>" || frame.ends_with("(<anonymous>)");
}

SourceLocation LocationInStack(std::string_view stack) {
  SourceLocation location;
  std::string_view frame = FirstFrame(stack);
  if (frame.ends_with(')')) {
    frame.remove_suffix(1);
    frame.remove_prefix(std::min(frame.rfind(" (") + 2, frame.size()));
  }
  if (frame.starts_with("async ")) frame.remove_prefix(6);
  int numbers[2] = {0, 0};
  for (int& number : numbers) {
    const size_t colon = frame.rfind(':');
    if (colon == std::string_view::npos) return location;
    number = std::atoi(std::string(frame.substr(colon + 1)).c_str());
    frame = frame.substr(0, colon);
  }
  if (numbers[0] <= 0 || numbers[1] <= 0) return location;
  location.url = frame;
  location.line = numbers[1];
  location.column = numbers[0];
  location.end_column = location.column + 1;
  return location;
}

v8::Local<v8::Value> ToV8Location(v8::Local<v8::Context> context, const SourceLocation& location) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  if (location.url.empty() && location.import_chain.empty()) return v8::Undefined(isolate);
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  SetProperty(context, object, "url", ToShortV8String(isolate, location.url));
  SetProperty(context, object, "line", v8::Integer::New(isolate, location.line));
  SetProperty(context, object, "column", v8::Integer::New(isolate, location.column));
  SetProperty(context, object, "endColumn", v8::Integer::New(isolate, location.end_column));
  SetProperty(context, object, "sourceLine", ToShortV8String(isolate, location.source_line));
  v8::LocalVector<v8::Value> chain(isolate);
  for (const std::string& link : location.import_chain) chain.push_back(ToShortV8String(isolate, link));
  SetProperty(context, object, "importChain", v8::Array::New(isolate, chain.data(), chain.size()));
  return object;
}

SourceLocation FromV8Location(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  SourceLocation location;
  if (!value->IsObject()) return location;
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::Object> object = value.As<v8::Object>();
  location.url = ToUtf8(isolate, GetProperty(context, object, "url"));
  location.line = GetProperty(context, object, "line").As<v8::Int32>()->Value();
  location.column = GetProperty(context, object, "column").As<v8::Int32>()->Value();
  location.end_column = GetProperty(context, object, "endColumn").As<v8::Int32>()->Value();
  location.source_line = ToUtf8(isolate, GetProperty(context, object, "sourceLine"));
  v8::Local<v8::Array> chain = GetProperty(context, object, "importChain").As<v8::Array>();
  for (uint32_t i = 0; i < chain->Length(); ++i) {
    location.import_chain.push_back(ToUtf8(isolate, chain->Get(context, i).ToLocalChecked()));
  }
  return location;
}

}  // namespace jstime
