#include "addon/isolate_thread.h"

#include <chrono>
#include <utility>

#include "addon/error_transfer.h"
#include "engine/strings.h"

namespace jstime {
namespace {

// V8 itself uses about 1 MB; the rest is for native frames below and above it. Untouched pages cost nothing.
constexpr size_t kStackSize = size_t{8} << 20;

ModuleKind KindOfType(const std::string& type) {
  if (type == "json") return ModuleKind::kJson;
  if (type == "text") return ModuleKind::kText;
  return ModuleKind::kJavaScript;
}

}  // namespace

IsolateThread::IsolateThread(Options options) : options_(std::move(options)), outbox_(options_.wake) {}

IsolateThread::~IsolateThread() { Join(); }

bool IsolateThread::Start() {
  uv_thread_options_t thread_options{UV_THREAD_HAS_STACK_SIZE, kStackSize};
  auto run = [](void* data) { static_cast<IsolateThread*>(data)->Run(); };
  is_started_ = uv_thread_create_ex(&thread_, &thread_options, run, this) == 0;
  return is_started_;
}

void IsolateThread::Join() {
  if (std::exchange(is_started_, false)) uv_thread_join(&thread_);
}

void IsolateThread::Enqueue(HostedCall call) {
  std::lock_guard<std::mutex> lock(mutex_);
  (call.kind == HostedCall::Kind::kTask ? tasks_ : calls_).push_back(std::move(call));
  changed_.notify_all();
  // The loop of the running call may be waiting.
  if (runtime_ == nullptr || std::exchange(loop_is_woken_, true)) return;
  runtime_->loop()->PostFromAnyThread([this] {
    {
      std::lock_guard<std::mutex> turn_lock(mutex_);
      loop_is_woken_ = false;
    }
    RunQueuedTasks(runner_);
  });
}

void IsolateThread::Answer(uint32_t id, HostAnswer answer) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (asked_ != id) return;
  answer_ = std::move(answer);
  changed_.notify_all();
}

void IsolateThread::SettleHostPromise(uint32_t id, bool succeeded, std::string bytes) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (runtime_ == nullptr) return;
  runtime_->loop()->PostFromAnyThread(
      [this, id, succeeded, bytes = std::move(bytes)] { functions_->Settle(id, succeeded, bytes); });
}

void IsolateThread::OpenInspector() {
  std::lock_guard<std::mutex> lock(mutex_);
  inspector_is_wanted_ = true;
  changed_.notify_all();
  if (runtime_ != nullptr) runtime_->loop()->PostFromAnyThread([this] { ConnectInspector(); });
}

void IsolateThread::ConnectInspector() {
  if (bridge_) return;
  InspectorAgent* agent = runner_->runtime()->EnsureInspector(options_.inspector_name, [this] {
    std::lock_guard<std::mutex> lock(mutex_);
    inspector_is_woken_ = true;
    changed_.notify_all();
  });
  bridge_.emplace(channel_.get(), agent->port(), [](ChannelMessage) {});
}

// What clients sent while no call runs the event loop.
void IsolateThread::HandleInspector() {
  bool is_wanted;
  bool is_woken;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    is_wanted = inspector_is_wanted_;
    is_woken = std::exchange(inspector_is_woken_, false);
  }
  if (is_wanted) ConnectInspector();
  Runtime* runtime = runner_->runtime();
  if (is_woken) runtime->loop()->RunTask("inspector", [runtime] { runtime->inspector()->HandleTask(); });
}

void IsolateThread::WaitForDebugger() {
  if (!options_.waits_for_debugger) return;
  ConnectInspector();
  runner_->runtime()->inspector()->WaitForDebugger();
  if (options_.pauses_on_start) runner_->runtime()->inspector()->PauseOnStart();
}

void IsolateThread::RequestStop() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    is_stopping_ = true;
    if (runtime_ != nullptr) runtime_->RequestStop();
    changed_.notify_all();
  }
  outbox_.StopWaiting();
}

bool IsolateThread::WaitForEnd(int milliseconds) {
  std::unique_lock<std::mutex> lock(mutex_);
  return changed_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return has_ended_; });
}

Runtime::Options IsolateThread::RuntimeOptions() {
  Runtime::Options options;
  options.platform = options_.platform;
  options.snapshot = &options_.snapshot;
  options.output = &outbox_;
  options.arguments = options_.arguments;
  options.executable_path = options_.executable_path;
  options.working_directory = options_.working_directory;
  options.max_heap_bytes = options_.max_heap_bytes;
  if (options_.has_module_hook) {
    options.provide_module = [this](const std::string& specifier, const std::string& referrer, std::string* error) {
      return ProvideModule(specifier, referrer, error);
    };
  }
  options.on_uncaught_error = [this](v8::Local<v8::Value> error, const std::string& report) {
    runner_->OnUncaughtError(error, report);
  };
  options.on_out_of_memory = [this](const std::string& stack) { OnOutOfMemory(stack); };
  options.on_exit = [this](int code) { OnExit(code); };
  return options;
}

std::optional<ProvidedModule> IsolateThread::ProvideModule(const std::string& specifier, const std::string& referrer,
                                                           std::string* error) {
  HostMessage message;
  message.kind = HostMessage::Kind::kModuleRequest;
  message.text = specifier;
  message.detail = referrer;
  std::optional<HostAnswer> answer = Ask(std::move(message));
  if (!answer) {
    *error = "the isolate is being terminated";
  } else if (answer->kind == HostAnswer::Kind::kError) {
    *error = answer->source;
  } else if (answer->kind == HostAnswer::Kind::kModule) {
    return ProvidedModule{answer->url, answer->source, KindOfType(answer->type)};
  }
  return std::nullopt;
}

std::optional<HostAnswer> IsolateThread::Ask(HostMessage message) {
  std::unique_lock<std::mutex> lock(mutex_);
  asked_ = message.id;
  outbox_.Send(std::move(message));
  changed_.wait(lock, [this] { return is_stopping_ || answer_; });
  asked_.reset();
  return std::exchange(answer_, std::nullopt);
}

void IsolateThread::OnExit(int code) {
  HostMessage message;
  message.kind = HostMessage::Kind::kExited;
  message.number = code;
  outbox_.Send(std::move(message));
  RequestStop();
}

void IsolateThread::OnOutOfMemory(const std::string& stack) {
  HostMessage message;
  message.kind = HostMessage::Kind::kOutOfMemory;
  message.text = stack;
  outbox_.Send(std::move(message));
  RequestStop();
}

void IsolateThread::Run() {
  bool may_start;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    may_start = !is_stopping_;
  }
  if (may_start) {
    Runtime runtime(RuntimeOptions());
    HostFunctions functions(&runtime, &outbox_, [this](HostMessage message) { return Ask(std::move(message)); });
    CallRunner runner(&runtime, &outbox_);
    runner_ = &runner;
    functions_ = &functions;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      runtime_ = &runtime;
      if (is_stopping_) runtime.RequestStop();
    }
    {
      RealmScope scope(runtime.realm());
      if (!runtime.realm()->stopped()) functions.Install(options_.functions, options_.values);
      WaitForDebugger();
      Serve(&runner);
    }
    bridge_.reset();
    std::lock_guard<std::mutex> lock(mutex_);
    runtime_ = nullptr;
  }
  outbox_.Send({});  // kEnded
  std::lock_guard<std::mutex> lock(mutex_);
  has_ended_ = true;
  changed_.notify_all();
}

void IsolateThread::Serve(CallRunner* runner) {
  for (;;) {
    std::optional<HostedCall> call;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [this] {
        return is_stopping_ || !calls_.empty() || !tasks_.empty() || inspector_is_woken_ ||
               (inspector_is_wanted_ && !bridge_);
      });
      if (is_stopping_) return;
      if (!calls_.empty()) {
        call = std::move(calls_.front());
        calls_.pop_front();
      }
    }
    HandleInspector();
    if (call) runner->Run(*call);
    RunQueuedTasks(runner);
    runner->FinishTasks([this] { return HasCalls(); });
  }
}

void IsolateThread::RunQueuedTasks(CallRunner* runner) {
  for (;;) {
    HostedCall task;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (is_stopping_ || tasks_.empty()) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    runner->StartTask(task);
  }
}

bool IsolateThread::HasCalls() {
  std::lock_guard<std::mutex> lock(mutex_);
  return !calls_.empty() || is_stopping_;
}

}  // namespace jstime
