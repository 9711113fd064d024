// The address of a Unix socket, as the system's functions take it. Thread: any.
#ifndef JSTIME_WIRE_UNIX_ADDRESS_H_
#define JSTIME_WIRE_UNIX_ADDRESS_H_

#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <optional>
#include <string_view>

namespace jstime {

// In bytes; the system keeps one for the NUL after it.
constexpr size_t kLongestUnixPath = sizeof(sockaddr_un::sun_path) - 1;

class UnixAddress {
 public:
  // Nothing, if `path` is empty or too long.
  static std::optional<UnixAddress> Of(std::string_view path);

  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address_); }
  socklen_t size() const { return size_; }

 private:
  explicit UnixAddress(std::string_view path);

  sockaddr_un address_ = {};
  socklen_t size_;
};

}  // namespace jstime

#endif  // JSTIME_WIRE_UNIX_ADDRESS_H_
