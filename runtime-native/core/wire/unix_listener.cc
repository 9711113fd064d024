#include "wire/unix_listener.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "wire/unix_address.h"

namespace jstime {
namespace {

constexpr int kBacklog = 128;

#ifdef __linux__

int OpenSocket(int type) { return socket(AF_UNIX, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); }

int AcceptConnection(int listener) { return accept4(listener, nullptr, nullptr, SOCK_CLOEXEC); }

bool PeerOf(int connection, uid_t* user) {
  ucred peer;
  socklen_t size = sizeof(peer);
  if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  *user = peer.uid;
  return true;
}

#else  // macOS, untested

int OpenSocket(int type) {
  const int descriptor = socket(AF_UNIX, type, 0);
  if (descriptor < 0) return descriptor;
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
  fcntl(descriptor, F_SETFL, O_NONBLOCK);
  return descriptor;
}

int AcceptConnection(int listener) {
  const int connection = accept(listener, nullptr, nullptr);
  if (connection < 0) return connection;
  fcntl(connection, F_SETFD, FD_CLOEXEC);
  // It inherits from the listener there.
  fcntl(connection, F_SETFL, 0);
  return connection;
}

bool PeerOf(int connection, uid_t* user) {
  gid_t group;
  return getpeereid(connection, user, &group) == 0;
}

#endif

// Makes room for a socket at `path`, if what is there was left by a process that has ended.
// Returns what stands in the way, or an empty string.
std::string RemoveStale(const std::string& path, const UnixAddress& address) {
  struct stat status;
  if (lstat(path.c_str(), &status) != 0) return errno == ENOENT ? "" : strerror(errno);
  if (!S_ISSOCK(status.st_mode)) return "a file that is no socket is there already";
  // A socket of another type finds out without being accepted.
  const int probe = OpenSocket(SOCK_DGRAM);
  if (probe < 0) return strerror(errno);
  const int result = connect(probe, address.get(), address.size());
  const int error = errno;
  close(probe);
  if (result == 0 || error != ECONNREFUSED) {
    return error == EACCES || error == EPERM ? "a socket of another user is there already"
                                             : "another process listens there";
  }
  if (unlink(path.c_str()) != 0 && errno != ENOENT) return strerror(errno);
  return "";
}

std::string ToAbsolute(const std::string& path) {
  if (path[0] == '/') return path;
  char* directory = getcwd(nullptr, 0);
  if (directory == nullptr) return path;
  std::string result = std::string(directory) + "/" + path;
  free(directory);
  return result;
}

}  // namespace

UnixListener::UnixListener(int socket, std::string absolute_path, dev_t device, ino_t inode)
    : socket_(socket), absolute_path_(std::move(absolute_path)), device_(device), inode_(inode) {}

std::unique_ptr<UnixListener> UnixListener::Open(const std::string& path, std::string* error) {
  const std::optional<UnixAddress> address = UnixAddress::Of(path);
  if (!address) {
    *error = strerror(ENAMETOOLONG);
    return nullptr;
  }
  *error = RemoveStale(path, *address);
  if (!error->empty()) return nullptr;
  const int listener = OpenSocket(SOCK_STREAM);
  if (listener < 0) {
    *error = strerror(errno);
    return nullptr;
  }
  struct stat status;
  // The mode of the socket becomes that of the file that bind makes: at no moment others can connect.
  if (fchmod(listener, S_IRUSR | S_IWUSR) != 0 || bind(listener, address->get(), address->size()) != 0) {
    *error = errno == EADDRINUSE ? "another process listens there" : strerror(errno);
    close(listener);
    return nullptr;
  }
  if (listen(listener, kBacklog) != 0 || lstat(path.c_str(), &status) != 0) {
    *error = strerror(errno);
    unlink(path.c_str());
    close(listener);
    return nullptr;
  }
  return std::unique_ptr<UnixListener>(new UnixListener(listener, ToAbsolute(path), status.st_dev, status.st_ino));
}

UnixListener::~UnixListener() {
  struct stat status;
  if (lstat(absolute_path_.c_str(), &status) == 0 && status.st_dev == device_ && status.st_ino == inode_) {
    unlink(absolute_path_.c_str());
  }
  close(socket_);
}

int UnixListener::Accept() {
  for (;;) {
    const int connection = AcceptConnection(socket_);
    if (connection < 0) return -1;
    uid_t user;
    if (PeerOf(connection, &user) && (user == geteuid() || user == 0)) return connection;
    close(connection);
  }
}

}  // namespace jstime
