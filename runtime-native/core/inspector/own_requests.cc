#include "inspector/own_requests.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/json_text.h"
#include "base/trace_log.h"
#include "engine/maybe.h"
#include "engine/strings.h"
#include "inspector/string_view.h"

namespace jstime {
namespace {

// One request, parsed.
struct Request {
  InspectorAgent* agent;
  InspectorSession* session;
  const std::string& text;
  int id;
  v8::Local<v8::Object> message;
  v8::Local<v8::Object> params;

  v8::Isolate* isolate() const { return agent->realm()->isolate(); }
  v8::Local<v8::Context> context() const { return agent->realm()->context(); }

  v8::Local<v8::Value> Get(v8::Local<v8::Object> object, const char* name) const {
    return object->Get(context(), Internalized(isolate(), name)).FromMaybe(v8::Local<v8::Value>());
  }
  v8::Local<v8::Value> Param(const char* name) const { return Get(params, name); }
  bool Flag(const char* name) const { return Param(name)->IsTrue(); }

  void Answer(std::string_view result = "{}") const { session->Send(ProtocolResponse(id, result)); }
  void Fail(int code, std::string_view text) const { session->Send(ProtocolError(id, code, text)); }
};

void Succeed(const Request& request) { request.Answer(); }

void EnableNodeRuntime(const Request& request) {
  request.Answer();
  if (request.agent->is_waiting_for_debugger()) {
    request.session->Send(ProtocolEvent("NodeRuntime.waitingForDebugger", "{}"));
  }
}

void NotifyWhenWaitingForDisconnect(const Request& request) {
  request.session->wants_waiting_for_disconnect = request.Flag("enabled");
  request.Answer();
}

void EnableOwnEvents(const Request& request) {
  request.session->wants_exiting = true;
  request.Answer();
  request.agent->TellExiting(request.session);
}

void DisableOwnEvents(const Request& request) {
  request.session->wants_exiting = false;
  request.Answer();
}

void SetExitOnDisconnect(const Request& request) {
  v8::Local<v8::Value> enabled = request.Param("enabled");
  if (!enabled->IsBoolean()) return request.Fail(kInvalidParams, "enabled must be true or false");
  if (!request.agent->SetExitOnDisconnect(request.session, enabled->IsTrue())) {
    return request.Fail(kServerError, "Only a program that has a process of its own can end with its debugger");
  }
  request.Answer();
}

void SetOutputCapture(const Request& request) {
  v8::Local<v8::Value> mode = request.Param("mode");
  const std::string name = mode->IsString() ? ToUtf8(request.isolate(), mode) : "";
  if (name == "none") {
    request.session->output_capture = OutputCaptureMode::kNone;
  } else if (name == "copy") {
    request.session->output_capture = OutputCaptureMode::kCopy;
  } else if (name == "take") {
    request.session->output_capture = OutputCaptureMode::kTake;
  } else {
    return request.Fail(kInvalidParams, "mode must be \"none\", \"copy\" or \"take\"");
  }
  request.Answer();
}

v8::MaybeLocal<v8::Value> UnserializableValue(const Request& request, const std::string& text) {
  if (text == "-0") return v8::Number::New(request.isolate(), -0.0);
  if (text == "NaN" || text == "Infinity" || text == "-Infinity") {
    return v8::Number::New(request.isolate(), std::stod(text));
  }
  v8::Local<v8::Value> value;
  if (text.empty() || text.back() != 'n' ||
      !ToShortV8String(request.isolate(), text.substr(0, text.size() - 1))
           ->ToBigInt(request.context())
           .ToLocal(&value)) {
    return {};
  }
  return value;
}

// What a Runtime.CallArgument stands for; empty, with `error` set, if nothing.
v8::MaybeLocal<v8::Value> ArgumentValue(const Request& request, v8::Local<v8::Object> argument, std::string* error) {
  v8::Local<v8::Value> object_id = request.Get(argument, "objectId");
  if (object_id->IsString()) {
    const std::string text = ToUtf8(request.isolate(), object_id);
    std::unique_ptr<v8_inspector::StringBuffer> problem;
    v8::Local<v8::Value> value;
    v8::Local<v8::Context> context;
    if (request.session->v8()->unwrapObject(&problem, ToStringView(text), &value, &context, nullptr)) return value;
    *error = ToUtf8(problem->string());
    return {};
  }
  v8::Local<v8::Value> unserializable = request.Get(argument, "unserializableValue");
  if (unserializable->IsString()) {
    v8::MaybeLocal<v8::Value> value = UnserializableValue(request, ToUtf8(request.isolate(), unserializable));
    if (value.IsEmpty()) *error = "Invalid unserializableValue";
    return value;
  }
  return request.Get(argument, "value");
}

// The parameter `value`; empty if there is none, which the answer says then.
v8::MaybeLocal<v8::Value> ValueParam(const Request& request) {
  v8::Local<v8::Value> argument = request.Param("value");
  if (!argument->IsObject()) {
    request.Fail(kInvalidParams, "value must be an object");
    return {};
  }
  std::string error;
  v8::MaybeLocal<v8::Value> value = ArgumentValue(request, argument.As<v8::Object>(), &error);
  if (value.IsEmpty()) request.Fail(kServerError, error);
  return value;
}

void AnswerText(const Request& request, std::string_view text) {
  std::string result = "{\"text\":";
  AppendJsonString(text, &result);
  request.Answer(result.append("}"));
}

void FormatValue(const Request& request) {
  v8::Local<v8::Value> value;
  if (!ValueParam(request).ToLocal(&value)) return;
  v8::TryCatch try_catch(request.isolate());
  v8::Local<v8::Value> text;
  v8::Local<v8::Value> colors = v8::Boolean::New(request.isolate(), request.Flag("colors"));
  v8::Local<v8::Value> one_line = v8::Boolean::New(request.isolate(), request.Flag("oneLine"));
  if (!request.agent->realm()->CallHook(Hook::kFormatValue, {value, colors, one_line}).ToLocal(&text)) {
    return request.Fail(kServerError, "The value could not be formatted");
  }
  AnswerText(request, ToUtf8(request.isolate(), text));
}

void FormatLoadFailure(const Request& request) {
  v8::Local<v8::Value> error;
  if (!ValueParam(request).ToLocal(&error)) return;
  Realm* realm = request.agent->realm();
  const std::optional<SourceLocation> location = realm->LoadFailureOf(error);
  AnswerText(request, location ? realm->FormatException(error, *location, false) : "");
}

void GetBuiltinModules(const Request& request) {
  std::string result = "{\"specifiers\":[";
  for (const std::string& specifier : request.agent->realm()->BuiltinModuleSpecifiers()) {
    if (result.back() != '[') result += ',';
    AppendJsonString(specifier, &result);
  }
  request.Answer(result.append("]}"));
}

void EnableNetwork(const Request& request) {
  request.session->wants_network = true;
  request.Answer();
}

void DisableNetwork(const Request& request) {
  request.session->wants_network = false;
  request.Answer();
}

void GetResponseBody(const Request& request) {
  v8::TryCatch try_catch(request.isolate());
  v8::Local<v8::Value> id = request.Param("requestId");
  v8::Local<v8::Value> body;
  if (!id->IsString()) return request.Fail(kInvalidParams, "requestId must be a string");
  if (!request.agent->realm()->CallHook(Hook::kNetworkBody, {id}).ToLocal(&body) || !body->IsString()) {
    return request.Fail(kServerError, "No resource with given identifier found");
  }
  request.Answer(ToUtf8(request.isolate(), body));
}

void ListTraceCategories(const Request& request) {
  request.Answer(R"({"categories":["script","module","task","native","gc"]})");
}

void StartTracing(const Request& request) {
  if (!TraceLog::StartInMemory()) return request.Fail(kServerError, "A trace is under way already");
  request.session->is_tracing = true;
  request.Answer();
}

void EndTracing(const Request& request) {
  if (!std::exchange(request.session->is_tracing, false)) return request.Fail(kServerError, "Tracing is not started");
  request.Answer();
  request.session->Send(ProtocolEvent("Tracing.dataCollected", "{\"value\":" + TraceLog::StopInMemory() + "}"));
  request.session->Send(ProtocolEvent("Tracing.tracingComplete", R"({"dataLossOccurred":false})"));
}

// Nothing is left to do.
void TerminateNothing(const Request& request) { request.Answer(); }

// V8 ends the process: the frame that it drops is the one that the exception unwinds.
void RefuseToRestart(const Request& request) {
  request.Fail(kServerError, "No function can run again while something is thrown: step or continue out of it first");
}

// While the program stands still no promise settles: V8 would never answer.
void RefuseToAwait(const Request& request) {
  request.Fail(kServerError,
               request.agent->has_ended()
                   ? "Cannot wait for a promise: the program has ended"
                   : "Cannot wait for a promise while the program is paused: no promise settles before it "
                     "is resumed");
}

// REPL mode waits for a promise of V8's own. Without it, everything but top-level await is evaluated alike.
void EvaluateWithoutReplMode(const Request& request) {
  IgnoreResult(request.params->Delete(request.context(), Internalized(request.isolate(), "replMode")));
  v8::Local<v8::String> text;
  if (!v8::JSON::Stringify(request.context(), request.message).ToLocal(&text)) return;
  request.session->v8()->dispatchProtocolMessage(ToStringView(ToUtf8(request.isolate(), text)));
}

// V8 answers; the agent has to know.
void SetPauseOnExceptions(const Request& request) {
  v8::Local<v8::Value> state = request.Param("state");
  const std::string text = state->IsString() ? ToUtf8(request.isolate(), state) : "";
  request.session->v8()->dispatchProtocolMessage(ToStringView(request.text));
  request.session->tells_caught_from_uncaught = text == "uncaught" || text == "caught" || text == "all";
  request.agent->UpdateModuleWatch();
}

using Handler = void (*)(const Request&);

struct OwnMethod {
  std::string_view name;
  Handler handler;
};

constexpr OwnMethod kOwnMethods[] = {
    {"Debugger.setPauseOnExceptions", SetPauseOnExceptions},
    {"JSTime.disable", DisableOwnEvents},
    {"JSTime.enable", EnableOwnEvents},
    {"JSTime.formatLoadFailure", FormatLoadFailure},
    {"JSTime.formatValue", FormatValue},
    {"JSTime.getBuiltinModules", GetBuiltinModules},
    {"JSTime.setExitOnDisconnect", SetExitOnDisconnect},
    {"JSTime.setOutputCapture", SetOutputCapture},
    {"NodeRuntime.disable", Succeed},
    {"NodeRuntime.enable", EnableNodeRuntime},
    {"NodeRuntime.notifyWhenWaitingForDisconnect", NotifyWhenWaitingForDisconnect},
    {"Network.disable", DisableNetwork},
    {"Network.enable", EnableNetwork},
    {"Network.getResponseBody", GetResponseBody},
    // There are no workers or child targets to tell of yet.
    {"NodeWorker.detach", Succeed},
    {"NodeWorker.disable", Succeed},
    {"NodeWorker.enable", Succeed},
    {"Target.setAutoAttach", Succeed},
    {"Tracing.end", EndTracing},
    {"Tracing.getCategories", ListTraceCategories},
    {"Tracing.start", StartTracing},
};

// The handler for a request of V8's that V8 would not answer in the present state.
Handler HandlerInState(InspectorAgent* agent, const Request& request, std::string_view method) {
  if (method == "Runtime.terminateExecution") {
    if (agent->has_nothing_to_terminate()) return TerminateNothing;
    // While paused, the script ends when it goes on.
    if (agent->is_paused()) {
      agent->SetTerminatingAfterPause();
    } else {
      agent->SetTerminating();
    }
    // V8 itself refuses as long as it believes that an earlier request has not had its effect.
    request.isolate()->TerminateExecution();
    // It answers when no script is left on the stack, which is never after process.exit().
    return agent->has_ended() ? TerminateNothing : nullptr;
  }
  if (method == "Debugger.restartFrame") return agent->is_paused_at_throw() ? RefuseToRestart : nullptr;
  // V8's own does not work while paused.
  v8::Local<v8::Value> timeout = request.Param("timeout");
  if (timeout->IsNumber()) agent->SetTimeout(timeout.As<v8::Number>()->Value());
  if (!agent->is_standing_still()) return nullptr;
  if (method == "Runtime.awaitPromise") return RefuseToAwait;
  if (!method.starts_with("Runtime.")) return nullptr;
  if (request.Flag("awaitPromise")) return RefuseToAwait;
  return method == "Runtime.evaluate" && request.Flag("replMode") ? EvaluateWithoutReplMode : nullptr;
}

bool MayNeedCare(const InspectorAgent& agent, const ProtocolMessage& message) {
  // At the end of a message, where clients have it; a whole program need not be searched for it.
  constexpr size_t kTailBytes = 64 * 1024;
  const std::string_view method = message.method;
  if (method == "Runtime.evaluate" || method == "Debugger.evaluateOnCallFrame") {
    const std::string_view text = message.text;
    const bool has_timeout = text.substr(text.size() - std::min(text.size(), kTailBytes)).find("timeout") != text.npos;
    if (has_timeout) return true;
  }
  return (agent.is_standing_still() && method.starts_with("Runtime.")) || method == "Runtime.terminateExecution" ||
         method == "Debugger.restartFrame";
}

std::optional<Request> Parse(InspectorAgent* agent, InspectorSession* session, const std::string& message) {
  v8::Isolate* isolate = agent->realm()->isolate();
  v8::Local<v8::Context> context = agent->realm()->context();
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::String> text;
  v8::Local<v8::Value> parsed;
  if (!ToV8String(isolate, message).ToLocal(&text) || !v8::JSON::Parse(context, text).ToLocal(&parsed) ||
      !parsed->IsObject()) {
    return std::nullopt;
  }
  Request request{agent, session, message, 0, parsed.As<v8::Object>(), v8::Object::New(isolate)};
  v8::Local<v8::Value> id = request.Get(request.message, "id");
  if (!id->IsInt32()) return std::nullopt;
  request.id = id.As<v8::Int32>()->Value();
  v8::Local<v8::Value> params = request.Get(request.message, "params");
  if (params->IsObject()) request.params = params.As<v8::Object>();
  return request;
}

}  // namespace

bool DispatchOwn(InspectorAgent* agent, InspectorSession* session, const ProtocolMessage& message) {
  const auto* own = std::find_if(std::begin(kOwnMethods), std::end(kOwnMethods),
                                 [&](const OwnMethod& method) { return method.name == message.method; });
  if (own == std::end(kOwnMethods) && !MayNeedCare(*agent, message)) return false;
  v8::Isolate* isolate = agent->realm()->isolate();
  v8::HandleScope handle_scope(isolate);
  v8::Context::Scope context_scope(agent->realm()->context());
  // What is wrong with a message is V8's to say.
  std::optional<Request> request = Parse(agent, session, message.text);
  if (!request) return false;
  Handler handler = own != std::end(kOwnMethods) ? own->handler : HandlerInState(agent, *request, message.method);
  if (handler == nullptr) return false;
  handler(*request);
  return true;
}

}  // namespace jstime
