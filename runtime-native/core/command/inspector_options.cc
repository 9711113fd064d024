#include "command/inspector_options.h"

#include <arpa/inet.h>

#include <cctype>
#include <charconv>
#include <climits>
#include <string_view>

#include "wire/unix_address.h"

namespace jstime {
namespace {

using Transport = InspectorOptions::Transport;

constexpr const char* kExpected = "expected [HOST:]PORT, unix:PATH or fd:N";

bool ParseNumber(std::string_view text, int most, int* number) {
  const char* end = text.data() + text.size();
  auto [rest, error] = std::from_chars(text.data(), end, *number);
  return error == std::errc() && rest == end && *number >= 0 && *number <= most;
}

bool IsDigits(std::string_view text) {
  for (char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

bool IsHostName(std::string_view text) {
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '.' && c != '-' && c != '_') return false;
  }
  return !text.empty() && text[0] != '-';
}

// A zone, as in fe80::1%eth0, belongs to the address.
bool IsIpv6Address(std::string_view text) {
  in6_addr address;
  return inet_pton(AF_INET6, std::string(text.substr(0, text.find('%'))).c_str(), &address) == 1;
}

std::string SetUnixPath(const std::string& path, InspectorOptions* options) {
  if (path.empty()) return "expected the path of a socket, as in unix:/tmp/debug.sock";
  if (path.size() > kLongestUnixPath) {
    return "the path of a Unix socket has at most " + std::to_string(kLongestUnixPath) + " bytes, this one has " +
           std::to_string(path.size());
  }
  options->transport = Transport::kUnix;
  options->path = path;
  return "";
}

std::string SetDescriptor(std::string_view number, InspectorOptions* options) {
  constexpr int kStandardError = 2;
  int descriptor = -1;
  if (!ParseNumber(number, INT_MAX, &descriptor)) return "expected the number of a descriptor, as in fd:3";
  if (descriptor <= kStandardError) return "descriptors 0 to 2 are standard input, output and error";
  options->transport = Transport::kDescriptor;
  options->descriptor = descriptor;
  return "";
}

std::string SetPort(std::string_view text, InspectorOptions* options) {
  int port = 0;
  if (!ParseNumber(text, 65535, &port)) return "expected a port from 0 to 65535";
  options->port = port;
  return "";
}

}  // namespace

std::string ParseInspectorAddress(const std::string& text, InspectorOptions* options) {
  if (text.starts_with("unix:")) return SetUnixPath(text.substr(5), options);
  if (text.starts_with("fd:")) return SetDescriptor(std::string_view(text).substr(3), options);
  if (text.empty()) return kExpected;
  options->transport = Transport::kTcp;
  if (IsDigits(text)) return SetPort(text, options);

  std::string_view host = text;
  std::string_view port;
  bool has_port = false;
  if (host[0] == '[') {
    const size_t bracket = host.find(']');
    if (bracket == std::string_view::npos) return "the bracket of the IPv6 address is not closed";
    const std::string_view rest = host.substr(bracket + 1);
    host = host.substr(1, bracket - 1);
    if (!IsIpv6Address(host)) return "'" + std::string(host) + "' is no IPv6 address";
    has_port = rest.starts_with(':');
    if (!has_port && !rest.empty()) return kExpected;
    if (has_port) port = rest.substr(1);
  } else {
    const size_t colon = host.find(':');
    has_port = colon != std::string_view::npos;
    if (has_port) {
      port = host.substr(colon + 1);
      host = host.substr(0, colon);
      if (port.find(':') != std::string_view::npos) return "an IPv6 address stands in brackets, as in [::1]:9229";
    }
    if (!IsHostName(host) && !(host.empty() && has_port)) return kExpected;
  }
  if (!host.empty()) options->host = host;
  return has_port ? SetPort(port, options) : "";
}

}  // namespace jstime
