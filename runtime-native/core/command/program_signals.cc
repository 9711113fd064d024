#include "command/program_signals.h"

#include <link.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/check.h"

namespace jstime {
namespace {

constexpr size_t kHelperStackBytes = 64 * 1024;

// How long until a handler looks again whether it may start a thread: soon at first, later rarely.
constexpr int64_t kFirstRetryNs = 1'000'000;
constexpr int64_t kLastRetryNs = 20'000'000;
constexpr int kFirstRetries = 1000;

// Signals from 1 to 31 fit into one word of bits.
constexpr int kSignals = 32;

struct Range {
  uintptr_t start;
  size_t size;

  bool Contains(uintptr_t address) const { return address - start < size; }
};

// Everything the handlers use. They may only call what is safe in the middle of anything.
struct Watched {
  Runtime* runtime = nullptr;
  pid_t thread = 0;
  // Code of the C library and of all other libraries but this one.
  std::vector<Range> libraries;
  std::array<ProgramSignals::Handler, kSignals> handlers;
  // Bits of the signals that end the process if they come twice.
  uint32_t deadly = 0;
  // Bits of the signals that came, and whose handler has not run since.
  std::atomic<uint32_t> pending{0};
  bool has_timer = false;
  int timer = 0;
  int retries = 0;
};

// Lives as long as the process.
std::atomic<Watched*> watched{nullptr};

uintptr_t InterruptedAt(const void* context) {
  const mcontext_t& machine = static_cast<const ucontext_t*>(context)->uc_mcontext;
#if defined(__x86_64__)
  return machine.gregs[REG_RIP];
#elif defined(__aarch64__)
  return machine.pc;
#else
#error "where is the program counter?"
#endif
}

// dl_iterate_phdr's: notes the code of one library.
int AddLibrary(dl_phdr_info* info, size_t, void* data) {
  auto* libraries = static_cast<std::vector<Range>*>(data);
  std::vector<Range> code;
  const auto here = reinterpret_cast<uintptr_t>(&AddLibrary);
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr) & header = info->dlpi_phdr[i];
    if (header.p_type != PT_LOAD || (header.p_flags & PF_X) == 0) continue;
    code.push_back({info->dlpi_addr + header.p_vaddr, header.p_memsz});
    if (code.back().Contains(here)) return 0;
  }
  // The executable, which is V8, has no name.
  if (info->dlpi_name[0] != '\0') libraries->insert(libraries->end(), code.begin(), code.end());
  return 0;
}

// Starting a thread takes locks of the C library. Its own functions hold them, and those of a library that takes the
// place of malloc; generated code, V8 and we hold none while the program counter is in them.
bool MayStartThread(const Watched& state, uintptr_t interrupted_at) {
  return std::none_of(state.libraries.begin(), state.libraries.end(),
                      [=](const Range& range) { return range.Contains(interrupted_at); });
}

// 0 turns it off.
void SetTimer(Watched* state, int64_t nanoseconds) {
  itimerspec due{};
  due.it_value.tv_nsec = nanoseconds;
  syscall(SYS_timer_settime, state->timer, 0, &due, nullptr);
}

void RunHandlers(Watched* state) {
  const uint32_t pending = state->pending.exchange(0);
  // A handler may give the signal back its own effect.
  if (pending != 0 && state->has_timer) SetTimer(state, 0);
  for (int signal = 1; signal < kSignals; ++signal) {
    if ((pending >> signal & 1) != 0 && state->handlers[signal]) state->handlers[signal]();
  }
}

// V8 takes a lock here that the isolate's thread may hold, so that cannot be done there.
void* InterruptScript(void* data) {
  auto* state = static_cast<Watched*>(data);
  state->runtime->realm()->isolate()->RequestInterrupt(
      [](v8::Isolate*, void* data) { RunHandlers(static_cast<Watched*>(data)); }, state);
  return nullptr;
}

bool StartHelper(Watched* state) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kHelperStackBytes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t helper;
  return pthread_create(&helper, &attributes, InterruptScript, state) == 0;
}

// Sends the signal once more a little later.
void Retry(Watched* state, int signal) {
  if (!state->has_timer) {
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = signal;
    event._sigev_un._tid = state->thread;
    // The C library's own may allocate.
    state->has_timer = syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &state->timer) == 0;
    if (!state->has_timer) return;
  }
  SetTimer(state, ++state->retries <= kFirstRetries ? kFirstRetryNs : kLastRetryNs);
}

void OnSignal(int signal, siginfo_t* info, void* context) {
  const int saved_errno = errno;
  Watched* state = watched.load();
  const uint32_t bit = uint32_t{1} << signal;
  const bool is_retry = info->si_code == SI_TIMER;
  if (syscall(SYS_gettid) != state->thread) {
    syscall(SYS_tgkill, getpid(), state->thread, signal);
  } else if (is_retry ? state->pending.load() != 0 : (state->pending.fetch_or(bit) & bit) == 0) {
    if (!is_retry) {
      state->retries = 0;
      // For a program that waits, or comes back to its event loop soon.
      state->runtime->loop()->NotifyFromSignal();
    }
    if (!MayStartThread(*state, InterruptedAt(context)) || !StartHelper(state)) Retry(state, signal);
  } else if (!is_retry && (state->deadly & bit) != 0) {
    // Comes once this handler returns.
    ::signal(signal, SIG_DFL);
    raise(signal);
  }
  errno = saved_errno;
}

void Unblock(int signal) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, signal);
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace

void ProgramSignals::Start(Runtime* runtime) {
  JSTIME_CHECK(watched.load() == nullptr);
  auto* state = new Watched;
  state->runtime = runtime;
  state->thread = static_cast<pid_t>(syscall(SYS_gettid));
  dl_iterate_phdr(AddLibrary, &state->libraries);
  runtime->loop()->SetSignalTask([state] { RunHandlers(state); });
  watched.store(state);
}

void ProgramSignals::Handle(int signal, WhenRepeated when_repeated, Handler handler) {
  Watched* state = watched.load();
  state->handlers[signal] = std::move(handler);
  if (when_repeated == WhenRepeated::kDie) state->deadly |= uint32_t{1} << signal;
  struct sigaction action{};
  action.sa_sigaction = OnSignal;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  // Also of the thread that the handler starts.
  sigfillset(&action.sa_mask);
  JSTIME_CHECK(sigaction(signal, &action, nullptr) == 0);
  Unblock(signal);
}

void ProgramSignals::Forget(int signal) {
  ::signal(signal, SIG_DFL);
  watched.load()->deadly &= ~(uint32_t{1} << signal);
  watched.load()->handlers[signal] = nullptr;
}

void ProgramSignals::DieBy(int signal) {
  ::signal(signal, SIG_DFL);
  Unblock(signal);
  raise(signal);
  _exit(128 + signal);
}

}  // namespace jstime
