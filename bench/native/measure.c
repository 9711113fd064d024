// Runs one command and reports what it cost: wall time, processor time and peak memory of the whole process.
//
//   measure TIMEOUT_MS STDOUT_FILE STDERR_FILE COMMAND [ARGUMENT...]
//
// Both output streams are pipes which this program drains as they fill, so that a writer never waits for a slow
// reader; what arrived is written to the two files only after the command has ended, outside the measured time.
// One line of JSON with the result goes to standard output.
//
// This is a separate tiny program because Linux counts the memory of the process that spawns towards ru_maxrss of
// the spawned one: started from Node, every runtime would seem to need at least as much memory as Node.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char** environ;

enum { kReadSize = 1 << 16, kUsageError = 2 };

typedef struct {
  int fd;
  char* bytes;
  size_t length;
  size_t capacity;
} Capture;

static void Fail(const char* what) {
  perror(what);
  exit(kUsageError);
}

static long long MonotonicNanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long Microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

// Reads what is there; closes the descriptor at the end of the stream.
static void Drain(Capture* capture) {
  if (capture->capacity - capture->length < kReadSize) {
    size_t capacity = capture->capacity == 0 ? 1 << 22 : capture->capacity * 2;
    char* bytes = realloc(capture->bytes, capacity);
    if (bytes == NULL) Fail("realloc");
    capture->bytes = bytes;
    capture->capacity = capacity;
  }
  ssize_t count = read(capture->fd, capture->bytes + capture->length, kReadSize);
  if (count > 0) {
    capture->length += (size_t)count;
  } else if (count == 0 || errno != EINTR) {
    close(capture->fd);
    capture->fd = -1;
  }
}

static void Save(const Capture* capture, const char* path) {
  FILE* file = fopen(path, "wb");
  if (file == NULL) Fail(path);
  if (capture->length > 0 && fwrite(capture->bytes, 1, capture->length, file) != capture->length) Fail(path);
  if (fclose(file) != 0) Fail(path);
}

// Starts the command in its own process group with /dev/null as standard input.
static pid_t Spawn(char** command, const int out[2], const int err[2]) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t pid = 0;
  int error = posix_spawn(&pid, command[0], &actions, &attributes, command, environ);
  if (error != 0) {
    errno = error;
    Fail(command[0]);
  }
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return pid;
}

int main(int argc, char** argv) {
  if (argc < 5) {
    fprintf(stderr, "usage: measure TIMEOUT_MS STDOUT_FILE STDERR_FILE COMMAND [ARGUMENT...]\n");
    return kUsageError;
  }
  int out[2];
  int err[2];
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) Fail("pipe2");

  long long started = MonotonicNanoseconds();
  long long deadline = started + atoll(argv[1]) * 1000000LL;
  pid_t pid = Spawn(argv + 4, out, err);
  close(out[1]);
  close(err[1]);

  Capture captures[2] = {{.fd = out[0]}, {.fd = err[0]}};
  bool timed_out = false;
  while (captures[0].fd >= 0 || captures[1].fd >= 0) {
    long long left_ms = (deadline - MonotonicNanoseconds()) / 1000000LL;
    if (left_ms <= 0 && !timed_out) {
      timed_out = true;
      kill(-pid, SIGKILL);
    }
    struct pollfd polls[2] = {{.fd = captures[0].fd, .events = POLLIN}, {.fd = captures[1].fd, .events = POLLIN}};
    if (poll(polls, 2, timed_out ? -1 : (int)left_ms) <= 0) continue;
    for (int i = 0; i < 2; i++) {
      if (polls[i].revents != 0) Drain(&captures[i]);
    }
  }
  int status = 0;
  struct rusage usage;
  while (wait4(pid, &status, 0, &usage) < 0) {
    if (errno != EINTR) Fail("wait4");
  }
  long long wall = MonotonicNanoseconds() - started;

  Save(&captures[0], argv[2]);
  Save(&captures[1], argv[3]);
  printf(
      "{\"wallMs\":%.4f,\"userMs\":%.3f,\"systemMs\":%.3f,\"maxRssKb\":%ld,\"exitCode\":%d,\"signal\":%d,"
      "\"timedOut\":%s}\n",
      (double)wall / 1e6, (double)Microseconds(usage.ru_utime) / 1e3, (double)Microseconds(usage.ru_stime) / 1e3,
      usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
      timed_out ? "true" : "false");
  return 0;
}
