// The few system calls that the launcher needs, without a C library: a static glibc takes a third of a
// millisecond to set itself up, half of what starting and leaving a process takes in all.
#ifndef JSTIME_LAUNCHER_SYSTEM_H_
#define JSTIME_LAUNCHER_SYSTEM_H_

#include <asm/unistd.h>
#include <stddef.h>
#include <stdint.h>

static intptr_t SystemCall(intptr_t number, intptr_t a, intptr_t b, intptr_t c, intptr_t d) {
#if defined(__x86_64__)
  intptr_t result;
  register intptr_t fourth __asm__("r10") = d;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth)
                   : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register intptr_t x8 __asm__("x8") = number;
  register intptr_t x0 __asm__("x0") = a;
  register intptr_t x1 __asm__("x1") = b;
  register intptr_t x2 __asm__("x2") = c;
  register intptr_t x3 __asm__("x3") = d;
  __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
  return x0;
#else
#error "the launcher knows x86-64 and AArch64"
#endif
}

// The kernel enters here with the arguments on the stack: count, pointers, null, environment, null.
#if defined(__x86_64__)
__asm__(
    ".globl _start\n"
    "_start:\n"
    "  xor %ebp, %ebp\n"
    "  mov %rsp, %rdi\n"
    "  and $-16, %rsp\n"
    "  call Start\n");
#elif defined(__aarch64__)
__asm__(
    ".globl _start\n"
    "_start:\n"
    "  mov x29, #0\n"
    "  mov x0, sp\n"
    "  bl Start\n");
#endif

// Each returns a result, or a negated errno value.
static intptr_t Open(const char* path, int flags) {
  const int relative_to_working_directory = -100;  // AT_FDCWD
  return SystemCall(__NR_openat, relative_to_working_directory, (intptr_t)path, flags, 0);
}

static intptr_t ReadLink(const char* path, char* buffer, size_t size) {
  const int relative_to_working_directory = -100;
  return SystemCall(__NR_readlinkat, relative_to_working_directory, (intptr_t)path, (intptr_t)buffer, size);
}

static intptr_t Execute(const char* path, char** arguments, char** environment) {
  return SystemCall(__NR_execve, (intptr_t)path, (intptr_t)arguments, (intptr_t)environment, 0);
}

static void Close(int fd) { SystemCall(__NR_close, fd, 0, 0, 0); }

// Of an open file, in bytes.
static intptr_t SizeOf(int fd) {
  const int from_end = 2;  // SEEK_END
  return SystemCall(__NR_lseek, fd, 0, from_end, 0);
}

static int IsOpen(int fd) {
  const int get_flags = 1;  // F_GETFD
  return SystemCall(__NR_fcntl, fd, get_flags, 0, 0) >= 0;
}

static void BlockSignal(int signal) {
  const int add_to_mask = 0;  // SIG_BLOCK
  const uint64_t one = 1;
  const uint64_t mask = one << (signal - 1);
  SystemCall(__NR_rt_sigprocmask, add_to_mask, (intptr_t)&mask, 0, sizeof(mask));
}

static void WriteError(const char* text, size_t length) { SystemCall(__NR_write, 2, (intptr_t)text, length, 0); }

__attribute__((noreturn)) static void Exit(int code) {
  for (;;) SystemCall(__NR_exit_group, code, 0, 0, 0);
}

#endif  // JSTIME_LAUNCHER_SYSTEM_H_
