#include "command/program.h"

#include <signal.h>
#include <unistd.h>

#include <cstring>
#include <optional>
#include <utility>

#include "base/files.h"
#include "base/stdio_sink.h"
#include "base/trace_log.h"
#include "command/exit_codes.h"
#include "command/profiling.h"
#include "command/program_inspector.h"
#include "command/program_signals.h"
#include "command/repl.h"
#include "command/services.h"
#include "engine/maybe.h"
#include "engine/strings.h"
#include "modules/url.h"
#include "ops/signal_watcher.h"
#include "runtime/runtime.h"

namespace jstime {
namespace {

using Action = CommandOptions::Action;

class Program : private SignalWatcher {
 public:
  Program(const CommandOptions& options, const CommandHost& host, EnginePlatform* platform,
          const std::string& working_directory)
      : options_(options),
        directory_(working_directory),
        services_(host),
        inspector_(options.inspector, Describe(), &services_),
        profiling_(options.profiling, working_directory),
        snapshot_(host.load_snapshot()),
        code_cache_(MakeCodeCache(options)),
        runtime_(RuntimeOptions(platform, host.executable_path)) {}

  [[noreturn]] void Run() {
    RealmScope scope(runtime_.realm());
    WatchSignals();
    if (options_.inspector.mode != InspectorOptions::Mode::kOff) {
      if (!inspector_.Open(&runtime_) || !inspector_.WaitForStart()) ExitProcess(kExitUsage);
    }
    profiling_.Start(&runtime_, Describe().title);
    if (repl_) Exit(repl_->Run(&runtime_, directory_));
    v8::Local<v8::Promise> evaluation = Start();
    WatchEvaluation(evaluation);
    runtime_.realm()->AfterTask();
    runtime_.loop()->RunUntilIdle();
    while (FindsMoreToDo()) runtime_.loop()->RunUntilIdle();
    if (evaluation->State() == v8::Promise::kPending && !runtime_.realm()->stopped()) FailUnsettled();
    if (options_.action == Action::kPrint) PrintResult();
    if (code_cache_) code_cache_->Store(runtime_.realm()->isolate());
    Exit(runtime_.ops()->exit_code.value_or(kExitSuccess));
  }

 private:
  void WatchSignals() {
    ProgramSignals::Start(&runtime_);
    SetProcessSignalWatcher(this);
    using WhenRepeated = ProgramSignals::WhenRepeated;
    ProgramSignals::Handle(SIGUSR1, WhenRepeated::kIgnore, [this] { inspector_.Open(&runtime_); });
    // Not the REPL: it leaves the terminal as it found it.
    if (!repl_) inspector_.OnLost([keeps_profiles = options_.profiling.any()] { DieAlone(keeps_profiles); });
    for (int signal : {SIGINT, SIGTERM}) KeepProfilesAt(signal);
  }

  void KeepProfilesAt(int signal) {
    if (!options_.profiling.any() || (signal != SIGINT && signal != SIGTERM)) return;
    ProgramSignals::Handle(signal, ProgramSignals::WhenRepeated::kDie, [this, signal] { ExitBySignal(signal); });
  }

  void Watch(int signal, std::function<void()> on_signal) override {
    ProgramSignals::Handle(signal, ProgramSignals::WhenRepeated::kIgnore, std::move(on_signal));
  }

  void Unwatch(int signal) override {
    ProgramSignals::Forget(signal);
    KeepProfilesAt(signal);
  }

  // The debugger is dead, and nobody else may know of the program. Thread: any.
  static void DieAlone(bool keeps_profiles) {
    if (!keeps_profiles) ProgramSignals::DieBy(SIGTERM);
    kill(getpid(), SIGTERM);
  }

  // Keeps what was recorded. Whoever is in a hurry sends the signal twice.
  [[noreturn]] void ExitBySignal(int signal) {
    for (int other : {SIGINT, SIGTERM}) ::signal(other, SIG_DFL);
    profiling_.Finish();
    StdioSink::Get()->Flush();
    TraceLog::Stop();
    ProgramSignals::DieBy(signal);
  }

  // Whether listeners of `beforeExit` have left work behind.
  bool FindsMoreToDo() {
    if (!runtime_.ops()->listens_to_end) return false;
    (void)runtime_.realm()->CallHook(Hook::kEmitBeforeExit, {});
    runtime_.realm()->AfterTask();
    return runtime_.loop()->IsAlive() && !runtime_.realm()->stopped();
  }

  // What the exit code is after listeners of `exit` have seen it.
  int TellExit(int code) {
    if (!runtime_.ops()->listens_to_end) return code;
    v8::Isolate* isolate = runtime_.realm()->isolate();
    v8::Local<v8::Value> answer;
    if (!runtime_.realm()->CallHook(Hook::kEmitExit, {v8::Integer::New(isolate, code)}).ToLocal(&answer)) return code;
    return answer->IsInt32() ? answer.As<v8::Int32>()->Value() : code;
  }

  [[noreturn]] void Exit(int code) {
    code = TellExit(code);
    profiling_.Finish();
    inspector_.Close(code);
    if (repl_) repl_->Stop();
    ExitProcess(code);
  }

  // As debuggers see it.
  ProgramInspector::Program Describe() const {
    const std::string process = "jstime[" + std::to_string(getpid()) + "]";
    if (options_.action != Action::kRunFile) return {process, ""};
    const std::string path = ScriptPath();
    return {path, PathToFileUrl(path)};
  }

  // As the program prints: debuggers see it, too.
  void Print(OutputStream stream, const std::string& text) { runtime_.ops()->output->Write(stream, text); }

  std::string ScriptPath() const {
    const std::string& file = options_.program;
    return file[0] == '/' ? file : directory_ + "/" + file;
  }

  static std::optional<CodeCache> MakeCodeCache(const CommandOptions& options) {
    std::string directory = options.code_cache ? CodeCache::DefaultDirectory() : "";
    if (directory.empty()) return std::nullopt;
    return CodeCache(std::move(directory));
  }

  Runtime::Options RuntimeOptions(EnginePlatform* platform, const std::string& executable_path) {
    Runtime::Options options;
    if (options_.action == Action::kRepl) repl_.emplace(&services_);
    options.platform = platform;
    options.snapshot = &snapshot_;
    options.output = repl_ ? static_cast<OutputSink*>(&*repl_) : StdioSink::Get();
    options.arguments = options_.arguments;
    options.executable_path = executable_path;
    options.working_directory = directory_;
    options.owns_process = true;
    options.max_heap_bytes = options_.max_heap_bytes;
    options.report_colors = ColorsEnabled(STDERR_FILENO);
    if (options_.action == Action::kRunFile) options.script_path = ScriptPath();
    if (code_cache_) options.code_cache = &*code_cache_;
    options.strip_types = [this](const std::string& source) { return services_.StripTypes(source); };
    options.on_uncaught_error = [this](v8::Local<v8::Value>, const std::string& report) {
      Print(OutputStream::kStderr, report);
      if (!repl_) Exit(kExitUncaughtError);
    };
    options.on_out_of_memory = [this](const std::string& stack) { FailOutOfMemory(stack); };
    options.on_exit = [this](int code) { Exit(code); };
    return options;
  }

  v8::Local<v8::Promise> Start() {
    ModuleLoader* modules = runtime_.modules();
    switch (options_.action) {
      case Action::kEval:
        return modules->RunEntrySource(options_.program, PathToFileUrl(directory_ + "/[eval]"));
      case Action::kPrint:
        return StartPrint();
      case Action::kRunStdin:
        return modules->RunEntrySource(ReadStdin(), PathToFileUrl(directory_ + "/[stdin]"));
      default:
        return StartFile();
    }
  }

  v8::Local<v8::Promise> StartFile() {
    Resolution resolution = runtime_.modules()->ResolveEntry(options_.program);
    if (!resolution.failed()) return runtime_.modules()->RunEntryFile(resolution);
    Print(OutputStream::kStderr, "jstime: " + resolution.error + "\n");
    Exit(kExitUncaughtError);
  }

  // An expression is a module, so that it may await. Statements are a script, whose last value counts, or,
  // where they await, a module whose last expression does.
  v8::Local<v8::Promise> StartPrint() {
    const std::string url = PathToFileUrl(directory_ + "/[print]");
    const std::string& code = options_.program;
    // A line of its own keeps the code's own places.
    std::string module = "export default (\n" + code + "\n)";
    if (IsModule(module, url)) return runtime_.modules()->RunEntrySource(module, url, -1);
    if (IsScript(code, url)) return StartPrintScript(url);
    for (size_t end = code.find_last_of(";\n}"); end != std::string::npos && end > 0;
         end = code.find_last_of(";\n}", end - 1)) {
      module = code.substr(0, end + 1) + "export default (" + code.substr(end + 1) + "\n)";
      if (IsModule(module, url)) return runtime_.modules()->RunEntrySource(module, url);
    }
    return runtime_.modules()->RunEntrySource(code, url);
  }

  v8::Local<v8::Promise> StartPrintScript(const std::string& url) {
    v8::Isolate* isolate = runtime_.realm()->isolate();
    v8::Local<v8::Context> context = runtime_.realm()->context();
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context).ToLocalChecked();
    v8::Local<v8::Value> result;
    if (!runtime_.RunScript(options_.program, url).ToLocal(&result)) {
      runtime_.realm()->ReportCaught(try_catch);
      // Handled by an `error` listener: there is nothing to print.
      Exit(kExitUncaughtError);
    }
    script_result_.Reset(isolate, result);
    resolver->Resolve(context, v8::Undefined(isolate)).Check();
    return resolver->GetPromise();
  }

  bool IsScript(const std::string& source, const std::string& url) {
    v8::Isolate* isolate = runtime_.realm()->isolate();
    v8::TryCatch try_catch(isolate);
    v8::ScriptOrigin origin(ToShortV8String(isolate, url));
    v8::ScriptCompiler::Source text(ToShortV8String(isolate, source), origin);
    return !v8::ScriptCompiler::CompileUnboundScript(isolate, &text).IsEmpty();
  }

  bool IsModule(const std::string& source, const std::string& url) {
    v8::Isolate* isolate = runtime_.realm()->isolate();
    v8::TryCatch try_catch(isolate);
    v8::ScriptOrigin origin(ToShortV8String(isolate, url), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true);
    v8::ScriptCompiler::Source text(ToShortV8String(isolate, source), origin);
    return !v8::ScriptCompiler::CompileModule(isolate, &text).IsEmpty();
  }

  void PrintResult() {
    v8::Isolate* isolate = runtime_.realm()->isolate();
    v8::Local<v8::Context> context = runtime_.realm()->context();
    v8::Local<v8::Value> result;
    if (!script_result_.IsEmpty()) {
      result = script_result_.Get(isolate);
    } else if (!runtime_.modules()
                    ->EntryNamespace()
                    .As<v8::Object>()
                    ->Get(context, Internalized(isolate, "default"))
                    .ToLocal(&result)) {
      return;
    }
    v8::Local<v8::Value> text;
    v8::Local<v8::Value> colors = v8::Boolean::New(isolate, ColorsEnabled(STDOUT_FILENO));
    if (runtime_.realm()->CallHook(Hook::kFormatValue, {result, colors}).ToLocal(&text)) {
      Print(OutputStream::kStdout, ToUtf8(isolate, text) + "\n");
    }
  }

  std::string ReadStdin() {
    std::string source;
    int error = ReadAll(STDIN_FILENO, &source);
    if (error == 0) return source;
    Print(OutputStream::kStderr,
          std::string("jstime: cannot read the program from standard input: ") + strerror(error) + "\n");
    Exit(kExitUncaughtError);
  }

  void WatchEvaluation(v8::Local<v8::Promise> evaluation) {
    runtime_.realm()->WatchProgram(evaluation, [this](v8::Local<v8::Value> error) {
      SourceLocation location = runtime_.realm()->LocationOf(error);
      if (location.url.empty()) location = runtime_.modules()->FailedModule();
      runtime_.realm()->ReportException(error, location);
      // An `error` listener that prevents the report does not make the program succeed.
      runtime_.ops()->exit_code = kExitUncaughtError;
    });
  }

  [[noreturn]] void FailUnsettled() {
    std::string text = "jstime: top-level await that can never settle: nothing is left that could wake it";
    if (std::optional<SourceLocation> location = runtime_.modules()->StalledAwait()) {
      v8::Isolate* isolate = runtime_.realm()->isolate();
      v8::Local<v8::Value> place = ToV8Location(runtime_.realm()->context(), *location);
      v8::Local<v8::Value> colors = v8::Boolean::New(isolate, ColorsEnabled(STDERR_FILENO));
      v8::Local<v8::Value> head;
      if (runtime_.realm()->CallHook(Hook::kFormatLocation, {place, colors}).ToLocal(&head)) {
        text += "\n" + ToUtf8(isolate, head);
      }
    }
    while (text.back() == '\n') text.pop_back();
    Print(OutputStream::kStderr, text + "\n");
    Exit(kExitUnsettledAwait);
  }

  [[noreturn]] void FailOutOfMemory(const std::string& stack) {
    std::string limit = options_.max_heap_bytes == 0 ? "V8's limit for this machine"
                                                     : std::to_string(options_.max_heap_bytes / (1024 * 1024)) + " MB";
    StdioSink::Get()->Write(OutputStream::kStderr, "jstime: out of memory: the JavaScript heap has reached " + limit +
                                                       "; --max-heap-size=MB sets another\n" + stack);
    profiling_.FinishOutOfMemory(!stack.empty());
    ExitProcess(kExitOutOfMemory);
  }

  const CommandOptions& options_;
  const std::string directory_;
  Services services_;
  ProgramInspector inspector_;
  Profiling profiling_;
  std::optional<Repl> repl_;
  const v8::StartupData snapshot_;
  std::optional<CodeCache> code_cache_;
  Runtime runtime_;
  v8::Global<v8::Value> script_result_;
};

}  // namespace

void RunProgram(const CommandOptions& options, const CommandHost& host, EnginePlatform* platform,
                const std::string& working_directory) {
  Program(options, host, platform, working_directory).Run();
}

void ExitProcess(int code) {
  StdioSink::Get()->Flush();
  TraceLog::Stop();
  // Tearing down heaps and threads would only delay the end.
  _exit(code);
}

}  // namespace jstime
