#include "wire/unix_address.h"

#include <cstring>

namespace jstime {

UnixAddress::UnixAddress(std::string_view path)
    : size_(static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1)) {
  address_.sun_family = AF_UNIX;
  std::memcpy(address_.sun_path, path.data(), path.size());
}

std::optional<UnixAddress> UnixAddress::Of(std::string_view path) {
  if (path.empty() || path.size() > kLongestUnixPath) return std::nullopt;
  return UnixAddress(path);
}

}  // namespace jstime
