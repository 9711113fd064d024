#include "net/net_error.h"

#include <uv.h>

namespace jstime {

NetError NetError::FromUv(int status, const std::string& operation, const std::string& object) {
  // Node's name for a host without address.
  std::string code = status == UV_EAI_NONAME || status == UV_EAI_NODATA ? "ENOTFOUND" : uv_err_name(status);
  std::string message = operation + " " + code;
  if (!object.empty()) message += " " + object;
  return {code, message};
}

}  // namespace jstime
