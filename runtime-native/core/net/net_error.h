// Why something on the network failed.
#ifndef JSTIME_NET_NET_ERROR_H_
#define JSTIME_NET_NET_ERROR_H_

#include <string>

namespace jstime {

struct NetError {
  // As Node names it: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED, HPE_INVALID_CONSTANT …; empty: no error.
  std::string code;
  // For people, in English.
  std::string message;

  // What libuv reports. `what`: the operation and its object, like 'connect 127.0.0.1:80'.
  static NetError FromUv(int status, const std::string& operation, const std::string& object = "");

  bool failed() const { return !code.empty(); }
};

}  // namespace jstime

#endif  // JSTIME_NET_NET_ERROR_H_
