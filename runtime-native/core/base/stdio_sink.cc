#include "base/stdio_sink.h"

#include <errno.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "base/files.h"

namespace jstime {
namespace {

[[noreturn]] void DieOfClosedPipe() {
  signal(SIGPIPE, SIG_DFL);
  raise(SIGPIPE);
  _exit(128 + SIGPIPE);
}

bool IsSet(const char* name) {
  const char* value = getenv(name);
  return value != nullptr && *value != '\0';
}

}  // namespace

void StdioSink::Write(OutputStream stream, std::string_view text) {
  // Other errors (a full disk, a closed descriptor) have nobody to be reported to.
  if (WriteAll(static_cast<int>(stream), text) == EPIPE) DieOfClosedPipe();
}

bool ColorsEnabled(int fd) {
  if (IsSet("NO_COLOR")) return false;
  const char* force = getenv("FORCE_COLOR");
  if (force != nullptr) return strcmp(force, "0") != 0 && strcmp(force, "false") != 0;
  const char* term = getenv("TERM");
  return isatty(fd) == 1 && (term == nullptr || strcmp(term, "dumb") != 0);
}

int TerminalColumns(int fd) {
  winsize size;
  return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace jstime
