// The `jstime` executable: starts the engine beside it with jstime.node preloaded, and is gone.
// Statically linked, because a dynamic one would take longer to start than all that it does.
//
// Layout: bin/jstime (this), lib/engine, lib/jstime.node, lib/jstime.snapshot, embed/cli.js.
// JSTIME_SHAPE=addon in the environment starts the engine as Node, with jstime.node as its addon.
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void Fail(const char* what, const char* path) {
  fprintf(stderr, "jstime: %s '%s': %s\n", what, path, strerror(errno));
  exit(1);
}

static char* Join(const char* directory, const char* file) {
  char* path = malloc(strlen(directory) + strlen(file) + 1);
  if (path == NULL) Fail("no memory for", file);
  strcat(strcpy(path, directory), file);
  return path;
}

// The folder above bin/, where this executable really lies.
static char* FindRoot(char* self) {
  ssize_t length = readlink("/proc/self/exe", self, PATH_MAX - 1);
  if (length < 0) Fail("cannot read", "/proc/self/exe");
  self[length] = '\0';
  char* root = Join(self, "");
  for (int i = 0; i < 2; ++i) {
    char* slash = strrchr(root, '/');
    if (slash == NULL) Fail("cannot find the folder of", self);
    *slash = '\0';
  }
  return root;
}

// A file opened in place of a closed standard one would get what the program prints. Node does the same.
static void OpenClosedStandardFiles(void) {
  for (int fd = 0; fd <= 2; ++fd) {
    if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd) exit(1);
  }
}

static void ExecAddonShape(const char* engine, const char* root, int argc, char** argv) {
  char** arguments = calloc(argc + 2, sizeof(char*));
  if (arguments == NULL) Fail("no memory for", engine);
  arguments[0] = argv[0];
  arguments[1] = Join(root, "/embed/cli.js");
  for (int i = 1; i < argc; ++i) arguments[i + 1] = argv[i];
  // Options meant for Node programs could change this start or refuse it. The library puts them back.
  const char* node_options = getenv("NODE_OPTIONS");
  if (node_options != NULL) {
    setenv("JSTIME_INTERNAL_NODE_OPTIONS", node_options, 1);
    unsetenv("NODE_OPTIONS");
  }
  execv(engine, arguments);
  Fail("cannot start the engine", engine);
}

int main(int argc, char** argv) {
  OpenClosedStandardFiles();
  char self[PATH_MAX];
  char* root = FindRoot(self);
  char* engine = Join(root, "/lib/engine");
  const char* shape = getenv("JSTIME_SHAPE");
  if (shape != NULL && strcmp(shape, "addon") == 0) ExecAddonShape(engine, root, argc, argv);

  // LD_PRELOAD splits at spaces and colons, so the library is named by an open descriptor.
  char* library = Join(root, "/lib/jstime.node");
  int fd = open(library, O_RDONLY);
  if (fd < 0) Fail("the installation is incomplete: cannot open", library);
  char boot[PATH_MAX + 32];
  snprintf(boot, sizeof(boot), "%d:%s", fd, self);
  setenv("JSTIME_INTERNAL_BOOT", boot, 1);
  const char* users_preload = getenv("LD_PRELOAD");
  char name[64];
  snprintf(name, sizeof(name), "/proc/self/fd/%d%s", fd, users_preload != NULL && *users_preload ? ":" : "");
  setenv("LD_PRELOAD", Join(name, users_preload != NULL ? users_preload : ""), 1);
  execv(engine, argv);
  Fail("cannot start the engine", engine);
}
