#include "addon/error_transfer.h"

#include <algorithm>

#include "addon/structured_clone.h"
#include "engine/maybe.h"
#include "engine/strings.h"

namespace jstime {
namespace {

// Deeper causes, and cycles of them, end in a text.
constexpr int kMaxDepth = 8;

class Describer {
 public:
  explicit Describer(v8::Local<v8::Context> context) : isolate_(v8::Isolate::GetCurrent()), context_(context) {}

  v8::Local<v8::Object> Describe(v8::Local<v8::Value> value, int depth = 0) {
    if (IsError(value)) {
      if (depth == kMaxDepth) return Text(value);
      return DescribeError(value.As<v8::Object>(), depth);
    }
    v8::TryCatch try_catch(isolate_);
    std::string bytes;
    if (!CloneToBytes(context_, value, &bytes)) return Text(value);
    v8::Local<v8::Object> description = New("value");
    Set(description, "value", value);
    return description;
  }

  void Set(v8::Local<v8::Object> object, const char* name, v8::Local<v8::Value> value) {
    IgnoreResult(object->CreateDataProperty(context_, Internalized(isolate_, name), value));
  }

 private:
  static bool IsError(v8::Local<v8::Value> value) { return value->IsNativeError(); }

  v8::Local<v8::Object> New(const char* kind) {
    v8::Local<v8::Object> object = v8::Object::New(isolate_);
    Set(object, "kind", Internalized(isolate_, kind));
    return object;
  }

  v8::Local<v8::Object> Text(v8::Local<v8::Value> value) {
    v8::Local<v8::Object> description = New("text");
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::String> text;
    if (!value->ToDetailString(context_).ToLocal(&text)) text = Internalized(isolate_, "[object]");
    Set(description, "text", text);
    return description;
  }

  // A getter that throws counts as undefined.
  v8::Local<v8::Value> Get(v8::Local<v8::Object> object, v8::Local<v8::Value> key) {
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Value> value;
    return object->Get(context_, key).ToLocal(&value) ? value : v8::Undefined(isolate_).As<v8::Value>();
  }

  v8::Local<v8::Value> GetText(v8::Local<v8::Object> object, const char* name) {
    v8::Local<v8::Value> value = Get(object, Internalized(isolate_, name));
    return value->IsString() ? value : v8::String::Empty(isolate_).As<v8::Value>();
  }

  bool HasOwn(v8::Local<v8::Object> object, const char* name) {
    v8::TryCatch try_catch(isolate_);
    return object->HasOwnProperty(context_, Internalized(isolate_, name)).FromMaybe(false);
  }

  v8::Local<v8::Object> DescribeError(v8::Local<v8::Object> error, int depth) {
    v8::Local<v8::Object> description = New("error");
    for (const char* name : {"name", "message", "stack"}) Set(description, name, GetText(error, name));
    if (HasOwn(error, "cause")) {
      Set(description, "cause", Describe(Get(error, Internalized(isolate_, "cause")), depth + 1));
    }
    v8::Local<v8::Value> errors = Get(error, Internalized(isolate_, "errors"));
    if (HasOwn(error, "errors") && errors->IsArray()) {
      Set(description, "errors", DescribeAll(errors.As<v8::Array>(), depth));
    }
    Set(description, "properties", DescribeProperties(error, depth));
    return description;
  }

  v8::Local<v8::Array> DescribeAll(v8::Local<v8::Array> values, int depth) {
    v8::LocalVector<v8::Value> all(isolate_);
    for (uint32_t i = 0; i < values->Length(); ++i) {
      all.push_back(Describe(Get(values, v8::Integer::NewFromUnsigned(isolate_, i)), depth + 1));
    }
    return v8::Array::New(isolate_, all.data(), all.size());
  }

  // Own enumerable ones: `code` and the like.
  v8::Local<v8::Array> DescribeProperties(v8::Local<v8::Object> error, int depth) {
    v8::LocalVector<v8::Value> pairs(isolate_);
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Array> keys;
    auto filter = static_cast<v8::PropertyFilter>(v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS);
    if (error->GetOwnPropertyNames(context_, filter, v8::KeyConversionMode::kConvertToString).ToLocal(&keys)) {
      for (uint32_t i = 0; i < keys->Length(); ++i) {
        v8::Local<v8::Value> key = Get(keys, v8::Integer::NewFromUnsigned(isolate_, i));
        std::string name = ToUtf8(isolate_, key);
        if (name == "name" || name == "message" || name == "stack" || name == "cause" || name == "errors") continue;
        v8::Local<v8::Value> pair[] = {key, Describe(Get(error, key), depth + 1)};
        pairs.push_back(v8::Array::New(isolate_, pair, 2));
      }
    }
    return v8::Array::New(isolate_, pairs.data(), pairs.size());
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
};

// Errors of the parser and the linker have a place, but no frame in their stack that shows it.
std::string StackWithPlace(const std::string& stack, const SourceLocation& location) {
  if (!location.known()) return stack;
  if (stack.find(location.url + ":") != std::string::npos) return stack;
  std::string place = location.url + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  // Before the frames of whoever called the parser.
  size_t frames = std::min(stack.find("\n    at "), stack.size());
  std::string text = stack.substr(0, frames) + "\n    at " + place;
  for (const std::string& importer : location.import_chain) text += "\n    imported from " + importer;
  return text + stack.substr(frames);
}

class Reviver {
 public:
  explicit Reviver(v8::Local<v8::Context> context) : isolate_(v8::Isolate::GetCurrent()), context_(context) {}

  v8::Local<v8::Value> Revive(v8::Local<v8::Value> description) {
    if (!description->IsObject()) return description;
    v8::Local<v8::Object> object = description.As<v8::Object>();
    std::string kind = ToUtf8(isolate_, Get(object, "kind"));
    if (kind == "error") return ReviveError(object);
    return Get(object, kind == "text" ? "text" : "value");
  }

 private:
  v8::Local<v8::Value> Get(v8::Local<v8::Object> object, const char* name) {
    return object->Get(context_, Internalized(isolate_, name)).FromMaybe(v8::Undefined(isolate_).As<v8::Value>());
  }

  v8::Local<v8::Value> At(v8::Local<v8::Value> array, uint32_t index) {
    return array.As<v8::Object>()->Get(context_, index).FromMaybe(v8::Undefined(isolate_).As<v8::Value>());
  }

  void DefineHidden(v8::Local<v8::Object> error, const char* name, v8::Local<v8::Value> value) {
    IgnoreResult(error->DefineOwnProperty(context_, Internalized(isolate_, name), value, v8::DontEnum));
  }

  v8::Local<v8::Object> NewError(const std::string& name, v8::Local<v8::String> message) {
    if (name == "RangeError") return v8::Exception::RangeError(message).As<v8::Object>();
    if (name == "ReferenceError") return v8::Exception::ReferenceError(message).As<v8::Object>();
    if (name == "SyntaxError") return v8::Exception::SyntaxError(message).As<v8::Object>();
    if (name == "TypeError") return v8::Exception::TypeError(message).As<v8::Object>();
    v8::Local<v8::Object> error = v8::Exception::Error(message).As<v8::Object>();
    if (name != "Error") DefineHidden(error, "name", ToShortV8String(isolate_, name));
    return error;
  }

  v8::Local<v8::Value> ReviveError(v8::Local<v8::Object> description) {
    v8::Local<v8::Value> message = Get(description, "message");
    v8::Local<v8::Object> error =
        NewError(ToUtf8(isolate_, Get(description, "name")),
                 message->IsString() ? message.As<v8::String>() : v8::String::Empty(isolate_));
    DefineHidden(error, "stack", Get(description, "stack"));
    v8::Local<v8::Value> cause = Get(description, "cause");
    if (!cause->IsUndefined()) DefineHidden(error, "cause", Revive(cause));
    v8::Local<v8::Value> errors = Get(description, "errors");
    if (errors->IsArray()) {
      v8::LocalVector<v8::Value> all(isolate_);
      for (uint32_t i = 0; i < errors.As<v8::Array>()->Length(); ++i) all.push_back(Revive(At(errors, i)));
      DefineHidden(error, "errors", v8::Array::New(isolate_, all.data(), all.size()));
    }
    v8::Local<v8::Value> properties = Get(description, "properties");
    if (!properties->IsArray()) return error;
    for (uint32_t i = 0; i < properties.As<v8::Array>()->Length(); ++i) {
      v8::Local<v8::Value> pair = At(properties, i);
      if (!pair->IsArray() || !At(pair, 0)->IsString()) continue;
      IgnoreResult(error->CreateDataProperty(context_, At(pair, 0).As<v8::String>(), Revive(At(pair, 1))));
    }
    return error;
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
};

}  // namespace

std::string DescribeThrown(Realm* realm, v8::Local<v8::Value> error, const SourceLocation& location) {
  v8::Isolate* isolate = realm->isolate();
  v8::HandleScope handle_scope(isolate);
  v8::TryCatch try_catch(isolate);
  Describer describer(realm->context());
  v8::Local<v8::Object> description = describer.Describe(error);
  v8::Local<v8::Value> stack;
  if (description->Get(realm->context(), Internalized(isolate, "stack")).ToLocal(&stack) && stack->IsString()) {
    std::string text = StackWithPlace(ToUtf8(isolate, stack), location);
    describer.Set(description, "stack", ToShortV8String(isolate, text));
  }
  std::string bytes;
  // Only a termination gets in the way; then nobody wants the description.
  IgnoreResult(CloneToBytes(realm->context(), description, &bytes));
  return bytes;
}

v8::Local<v8::Value> ReviveThrown(v8::Local<v8::Context> context, const std::string& bytes) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::EscapableHandleScope handle_scope(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> description;
  if (CloneFromBytes(context, bytes).ToLocal(&description)) {
    return handle_scope.Escape(Reviver(context).Revive(description));
  }
  return handle_scope.Escape(v8::Exception::Error(Internalized(isolate, "an error that cannot be described")));
}

}  // namespace jstime
