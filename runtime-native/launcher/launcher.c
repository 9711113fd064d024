// The `jstime` executable: starts the engine beside it with jstime.node preloaded, and is gone.
// Freestanding: no C library, no heap. What lives until exec is on the stack of Start.
//
// Layout: bin/jstime (this), lib/engine, lib/jstime.node, lib/jstime.snapshot, lib/dap/start.cjs, lib/lsp/start.cjs,
// lib/lsp/engine-SIZE.snapshot, embed/cli.js. The engine starts as Node for the debug adapter (`jstime dap`) and the
// language server (`jstime lsp`), and with JSTIME_SHAPE=addon in the environment for embed/cli.js, which has
// jstime.node as its addon.
#include "system.h"

enum { kPathMax = 4096, kReadOnly = 0, kReadWrite = 2, kSigUsr1 = 10 };

static size_t Length(const char* text) {
  size_t length = 0;
  while (text[length] != '\0') ++length;
  return length;
}

// Copies `text` behind `end` of a string; returns the new end.
static char* Append(char* end, const char* text) {
  while (*text != '\0') *end++ = *text++;
  *end = '\0';
  return end;
}

static char* AppendNumber(char* end, intptr_t number) {
  if (number >= 10) end = AppendNumber(end, number / 10);
  *end++ = (char)('0' + number % 10);
  *end = '\0';
  return end;
}

static int Equals(const char* a, const char* b) {
  while (*a != '\0' && *a == *b) ++a, ++b;
  return *a == *b;
}

// The value if `entry` is `name=value`, else null.
static char* ValueOf(char* entry, const char* name) {
  while (*name != '\0' && *entry == *name) ++entry, ++name;
  return *name == '\0' && *entry == '=' ? entry + 1 : 0;
}

static char* Find(char** environment, const char* name) {
  for (; *environment != 0; ++environment) {
    char* value = ValueOf(*environment, name);
    if (value != 0) return value;
  }
  return 0;
}

// Copies the environment without `name`; returns where the next entry goes.
static char** CopyWithout(char** to, char** from, const char* name) {
  for (; *from != 0; ++from) {
    if (ValueOf(*from, name) == 0) *to++ = *from;
  }
  return to;
}

__attribute__((noreturn)) static void Fail(const char* what, const char* path, intptr_t error) {
  char text[2 * kPathMax];
  char* end = Append(Append(Append(Append(text, "jstime: "), what), " '"), path);
  end = Append(end, "': ");
  if (error == -2) {
    end = Append(end, "no such file or directory");
  } else if (error == -13) {
    end = Append(end, "permission denied");
  } else {
    end = AppendNumber(Append(end, "error "), -error);
  }
  end = Append(end, "\n");
  WriteError(text, end - text);
  Exit(1);
}

// A file opened in place of a closed standard one would get what the program prints. Node does the same.
static void OpenClosedStandardFiles(void) {
  for (int fd = 0; fd <= 2; ++fd) {
    if (!IsOpen(fd) && Open("/dev/null", kReadWrite) != fd) Exit(1);
  }
}

// Writes the path of this executable to `self` and the folder above its bin/ to `root`.
static void FindRoot(char* self, char* root) {
  intptr_t length = ReadLink("/proc/self/exe", self, kPathMax - 1);
  if (length < 0) Fail("cannot read", "/proc/self/exe", length);
  self[length] = '\0';
  char* end = Append(root, self);
  for (int slashes = 0; slashes < 2 && end > root;) {
    if (*--end == '/') ++slashes;
  }
  *end = '\0';
}

// Starts the engine as Node with a script below `root`, which gets the arguments from `first` on.
// Options meant for Node programs could change this start or refuse it. The script puts them back.
// With the path of a snapshot, what the script finds on its global object was made when that was built.
static void ExecuteAsNode(const char* engine, const char* root, const char* file, char* snapshot, intptr_t first,
                          intptr_t count, char** arguments, char** environment, char** new_environment) {
  char script[2 * kPathMax];
  Append(Append(script, root), file);
  char* new_arguments[count + 9];
  char** argument = new_arguments;
  *argument++ = arguments[0];
  // The signal is for our inspector.
  *argument++ = "--disable-sigusr1";
  if (snapshot != 0) {
    *argument++ = "--snapshot-blob";
    *argument++ = snapshot;
    // scripts/build/lsp.mjs builds with these two as well.
    // Hashes of strings as they are in the snapshot: 10 ms less. Who can make them collide has better ways to be slow.
    *argument++ = "--no-rehash-snapshot";
    // In MB. V8 would mark what it has just read, while the user types the first letters.
    *argument++ = "--initial-heap-size=200";
    *argument++ = "--max-semi-space-size=4";
  }
  *argument++ = script;
  for (intptr_t i = first; i <= count; ++i) *argument++ = arguments[i];
  char** next = CopyWithout(new_environment, environment, "NODE_OPTIONS");
  const char* options = Find(environment, "NODE_OPTIONS");
  char hidden[options != 0 ? Length(options) + 64 : 1];
  if (options != 0) {
    Append(Append(hidden, "JSTIME_INTERNAL_NODE_OPTIONS="), options);
    *next++ = hidden;
  }
  // The snapshot goes through memory of the C library twice: large pages halve the page faults.
  if (snapshot != 0 && Find(environment, "GLIBC_TUNABLES") == 0) *next++ = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";
  *next = 0;
  Fail("cannot start the engine", engine, Execute(engine, new_arguments, new_environment));
}

// Writes the path of the language server's snapshot to `snapshot`; returns it, or null if there is none that this
// engine made. Only its main thread starts from it, which serves standard input and output.
static char* FindSnapshot(char* snapshot, const char* engine, const char* root, intptr_t count, char** arguments) {
  if (count > 3 || (count == 3 && !Equals(arguments[2], "--stdio"))) return 0;
  intptr_t fd = Open(engine, kReadOnly);
  if (fd < 0) return 0;
  Append(AppendNumber(Append(Append(snapshot, root), "/lib/lsp/engine-"), SizeOf(fd)), ".snapshot");
  Close(fd);
  fd = Open(snapshot, kReadOnly);
  if (fd < 0) return 0;
  Close(fd);
  return snapshot;
}

// LD_PRELOAD splits at spaces and colons, so the library is named by an open descriptor.
static void ExecuteDirectBoot(const char* engine, const char* root, const char* self, char** arguments,
                              char** environment, char** new_environment) {
  char library[2 * kPathMax];
  Append(Append(library, root), "/lib/jstime.node");
  intptr_t fd = Open(library, kReadOnly);
  if (fd < 0) Fail("the installation is incomplete: cannot open", library, fd);
  const char* users_preload = Find(environment, "LD_PRELOAD");
  char preload[64 + (users_preload != 0 ? Length(users_preload) : 0)];
  char* end = AppendNumber(Append(preload, "LD_PRELOAD=/proc/self/fd/"), fd);
  if (users_preload != 0 && *users_preload != '\0') Append(Append(end, ":"), users_preload);
  char boot[kPathMax + 64];
  Append(Append(AppendNumber(Append(boot, "JSTIME_INTERNAL_BOOT="), fd), ":"), self);
  char** next = CopyWithout(new_environment, environment, "LD_PRELOAD");
  *next++ = preload;
  *next++ = boot;
  *next = 0;
  Fail("cannot start the engine", engine, Execute(engine, arguments, new_environment));
}

// Called by _start.
__attribute__((noreturn, used)) void Start(intptr_t* stack) {
  intptr_t count = stack[0];
  char** arguments = (char**)(stack + 1);
  char** environment = arguments + count + 1;
  intptr_t variables = 0;
  while (environment[variables] != 0) ++variables;
  char* new_environment[variables + 4];
  OpenClosedStandardFiles();
  // Comes when the program is ready for it, and does not end the process before.
  BlockSignal(kSigUsr1);
  char self[kPathMax];
  char root[kPathMax];
  char engine[2 * kPathMax];
  FindRoot(self, root);
  Append(Append(engine, root), "/lib/engine");
  if (count > 1 && Equals(arguments[1], "dap")) {
    ExecuteAsNode(engine, root, "/lib/dap/start.cjs", 0, 2, count, arguments, environment, new_environment);
  }
  if (count > 1 && Equals(arguments[1], "lsp")) {
    char path[2 * kPathMax];
    char* snapshot = FindSnapshot(path, engine, root, count, arguments);
    ExecuteAsNode(engine, root, "/lib/lsp/start.cjs", snapshot, 2, count, arguments, environment, new_environment);
  }
  const char* shape = Find(environment, "JSTIME_SHAPE");
  if (shape != 0 && Equals(shape, "addon")) {
    ExecuteAsNode(engine, root, "/embed/cli.js", 0, 1, count, arguments, environment, new_environment);
  }
  ExecuteDirectBoot(engine, root, self, arguments, environment, new_environment);
  Exit(1);
}
