#include "engine/snapshot.h"

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "engine/builtins_source.h"
#include "engine/foreground_tasks.h"
#include "engine/hidden_builtins.h"
#include "engine/strings.h"
#include "v8-inspector.h"

namespace jstime {
namespace {

// V8's types of scripts. The inspector's own are nobody's business: no debugger lists them or steps into them, and no
// stack trace has frames of them.
constexpr int kInspectorScript = 4;
constexpr int kNormalScript = 2;

v8::MaybeLocal<v8::Object> EvaluateBuiltins(v8::Local<v8::Context> context, const std::string& source,
                                            v8::Local<v8::Object> native) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::Local<v8::String> name = Internalized(isolate, kBuiltinsUrl);
  // The bundler writes everything beyond ASCII as escapes.
  JSTIME_CHECK(std::all_of(source.begin(), source.end(), [](unsigned char unit) { return unit < 0x80; }));
  BuiltinsSource::Get()->Use(source);
  v8::Local<v8::String> source_text = v8::String::NewExternalOneByte(isolate, BuiltinsSource::Get()).ToLocalChecked();
  v8::ScriptOrigin origin(name);
  v8::ScriptCompiler::Source compiled(source_text, origin);
  v8::Local<v8::String> parameter = Internalized(isolate, "native");
  v8::Local<v8::Function> body;
  v8::Local<v8::Value> hooks;
  v8::Local<v8::Value> argument = native;
  if (!v8::ScriptCompiler::CompileFunction(context, &compiled, 1, &parameter).ToLocal(&body)) return {};
  JSTIME_CHECK(BuiltinsCanBeHidden(body, name));
  if (!body->Call(isolate, context, v8::Undefined(isolate), 1, &argument).ToLocal(&hooks)) return {};
  JSTIME_CHECK(hooks->IsObject());
  return hooks.As<v8::Object>();
}

// Gives the context the number that the first context of an inspector gets. Scripts remember that of their context when
// they are compiled: without it, an inspector that opens later would not know those that are there already.
void NumberContext(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8_inspector::V8InspectorClient client;
  std::unique_ptr<v8_inspector::V8Inspector> inspector = v8_inspector::V8Inspector::create(isolate, &client);
  // Nothing shall be added to the console: snapshots cannot hold V8's own functions.
  v8::Local<v8::String> name = Internalized(isolate, "console");
  v8::Local<v8::Value> console = context->Global()->Get(context, name).ToLocalChecked();
  context->Global()->Set(context, name, v8::Undefined(isolate)).Check();
  inspector->contextCreated(v8_inspector::V8ContextInfo(context, 1, v8_inspector::StringView()));
  inspector->contextDestroyed(context);
  context->Global()->Set(context, name, console).Check();
}

// Objects that are filled bit by bit, prototypes above all, keep their properties in hash tables, which take several
// times the room of a layout. V8 would change them when they are first used; here it is done once for `native` and all
// that scripts can reach.
void GiveLayouts(v8::Local<v8::Context> context, v8::Local<v8::Object> native) {
  constexpr const char* kSource = R"(((native) => {
    const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
    const found = new Set([globalThis, native]);
    const add = (value) => {
      if ((typeof value === 'object' && value !== null) || typeof value === 'function') found.add(value);
    };
    for (const object of found) {
      if (%IsJSProxy(object)) continue;
      if (object !== globalThis && !%HasFastProperties(object)) %ToFastProperties(object);
      add(getPrototypeOf(object));
      for (const key of ownKeys(object)) {
        const { value, get, set } = getOwnPropertyDescriptor(object, key);
        add(value);
        add(get);
        add(set);
      }
    }
  }))";
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::V8::SetFlagsFromString("--allow-natives-syntax");
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> walk;
  v8::Local<v8::Value> argument = native;
  JSTIME_CHECK(v8::Script::Compile(context, Internalized(isolate, kSource)).ToLocal(&script));
  JSTIME_CHECK(script->Run(context).ToLocal(&walk));
  JSTIME_CHECK(!walk.As<v8::Function>()->Call(isolate, context, v8::Undefined(isolate), 1, &argument).IsEmpty());
  v8::V8::SetFlagsFromString("--no-allow-natives-syntax");
}

// Leaves compiled what nearly every program runs, and nothing else: most of what has run by now never will again.
void KeepCommonCode(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::V8::SetFlagsFromString("--stress-flush-code");
  isolate->LowMemoryNotification();
  v8::V8::SetFlagsFromString("--no-stress-flush-code");
  v8::Local<v8::Value> console = context->Global()->Get(context, Internalized(isolate, "console")).ToLocalChecked();
  v8::Local<v8::Value> log = console.As<v8::Object>()->Get(context, Internalized(isolate, "log")).ToLocalChecked();
  v8::Local<v8::Value> text = v8::String::Empty(isolate);
  // Prints nothing: there is no program.
  JSTIME_CHECK(!log.As<v8::Function>()->Call(isolate, context, console, 1, &text).IsEmpty());
}

}  // namespace

std::string CreateSnapshot(EnginePlatform* platform, const std::string& builtins_source,
                           const intptr_t* external_references,
                           const std::function<v8::Local<v8::Object>(v8::Local<v8::Context>)>& make_native,
                           std::string* error) {
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = allocator.get();
  params.external_references = external_references;
  v8::Isolate* isolate = v8::Isolate::Allocate();
  // Background results have nowhere to go, and a snapshot wants none.
  auto tasks = std::make_shared<ForegroundTasks>(nullptr);
  platform->RegisterIsolate(isolate, tasks);
  // Debuggers need the places of all code. What the snapshot does not hold of them, V8 parses the source again for.
  v8::V8::SetFlagsFromString("--no-enable-lazy-source-positions");
  // V8's cache of numbers as strings grows to 128 KB at its first collision. A program's may; the snapshot's shall not.
  v8::V8::SetFlagsFromString("--smi-string-cache-size=256");
  v8::SnapshotCreator creator(isolate, params);
  bool succeeded = false;
  {
    v8::HandleScope handle_scope(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    NumberContext(context);
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Object> hooks;
    const v8::Local<v8::Object> native = make_native(context);
    succeeded = EvaluateBuiltins(context, builtins_source, native).ToLocal(&hooks);
    if (succeeded) {
      GiveLayouts(context, native);
      KeepCommonCode(context);
      JSTIME_CHECK(creator.AddData(context, hooks) == kHooksSnapshotIndex);
    } else {
      v8::Local<v8::Value> stack;
      bool has_stack = try_catch.StackTrace(context).ToLocal(&stack);
      *error = ToUtf8(isolate, has_stack ? stack : try_catch.Exception());
    }
    creator.SetDefaultContext(context);
  }
  v8::StartupData blob = creator.CreateBlob(v8::SnapshotCreator::FunctionCodeHandling::kKeep);
  std::string bytes(blob.data, blob.raw_size);
  delete[] blob.data;
  return succeeded ? JoinSnapshot(bytes, builtins_source) : "";
}

}  // namespace jstime
