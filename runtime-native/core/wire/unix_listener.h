// The file of a Unix socket that listens: made for this user only, and removed again. Thread: any, one at a time.
#ifndef JSTIME_WIRE_UNIX_LISTENER_H_
#define JSTIME_WIRE_UNIX_LISTENER_H_

#include <sys/types.h>

#include <memory>
#include <string>

namespace jstime {

class UnixListener {
 public:
  // A socket that a dead process left at `path` is replaced; anything else that is there is an error, as is a path
  // that is too long. On failure `error` tells what is wrong, for people.
  static std::unique_ptr<UnixListener> Open(const std::string& path, std::string* error);

  // Stops listening. Removes the file, unless it is another one by now.
  ~UnixListener();
  UnixListener(const UnixListener&) = delete;
  UnixListener& operator=(const UnixListener&) = delete;

  int socket() const { return socket_; }

  // A connection of a process of this user or of root; -1 with errno if there is none. Others are turned away.
  int Accept();

 private:
  UnixListener(int socket, std::string absolute_path, dev_t device, ino_t inode);

  const int socket_;
  // The program may change its working directory.
  const std::string absolute_path_;
  const dev_t device_;
  const ino_t inode_;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_UNIX_LISTENER_H_
