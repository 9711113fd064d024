// Direct boot. The launcher preloads this library into the engine executable; it takes the place of the
// C library's start routine and hands it our main function instead of Node's.
#include <dlfcn.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/files.h"
#include "command/command.h"
#include "command/command_engine.h"
#include "command/program.h"
#include "engine/snapshot.h"
#include "node_platform/services_environment.h"
#include "ops/registry.h"
#include "standalone/boot.h"
#include "standalone/direct_engine.h"

namespace jstime {
namespace {

using MainFunction = int (*)(int, char**, char**);

Boot boot;

// Hidden step of the build: evaluates the built-ins and writes the snapshot.
[[noreturn]] void BuildSnapshot(const std::string& builtins_path, const std::string& snapshot_path) {
  std::string source;
  if (ReadFile(builtins_path, &source) != 0) {
    std::fprintf(stderr, "jstime: cannot read %s\n", builtins_path.c_str());
    ExitProcess(1);
  }
  std::string error;
  std::string blob = CreateSnapshot(StartDirectEngine({}), source, ExternalReferences(), MakeNativeObject, &error);
  if (blob.empty()) {
    std::fprintf(stderr, "jstime: the built-ins failed: %s\n", error.c_str());
    ExitProcess(1);
  }
  ExitProcess(WriteFileAtomically(snapshot_path, blob));
}

int DirectMain(int argc, char** argv, char**) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 3 && arguments[0] == "--build-snapshot") BuildSnapshot(arguments[1], arguments[2]);
  CommandHost host;
  static NodeEnginePlatform* platform = nullptr;
  host.start_engine = [](const std::vector<std::string>& v8_flags) { return platform = StartDirectEngine(v8_flags); };
  host.load_snapshot = [] { return MapSnapshotOrExit(boot.library_directory); };
  host.executable_path = boot.executable_path;
  host.start_services = [](HostChannel* channel) {
    StartServicesEnvironment({platform, boot.library_directory, boot.executable_path}, channel);
  };
  RunCommand(arguments, host);
}

}  // namespace
}  // namespace jstime

extern "C" __attribute__((visibility("default"))) int __libc_start_main(jstime::MainFunction main, int argc,
                                                                        char** argv, void (*init)(), void (*fini)(),
                                                                        void (*rtld_fini)(), void* stack_end) {
  using Start = int (*)(jstime::MainFunction, int, char**, void (*)(), void (*)(), void (*)(), void*);
  auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
  jstime::boot = jstime::TakeBoot();
  return start(jstime::boot.is_direct ? jstime::DirectMain : main, argc, argv, init, fini, rtld_fini, stack_end);
}
