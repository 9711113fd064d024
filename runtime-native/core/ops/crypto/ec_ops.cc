// Elliptic curve keys as JSON Web Keys have them.
// Spec: https://www.rfc-editor.org/rfc/rfc7518#section-6.2
#include <openssl/core_names.h>
#include <openssl/ec.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ops/crypto/job.h"
#include "ops/crypto/key_check.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

// The uncompressed point of two coordinates.
std::vector<uint8_t> ToPoint(ByteSpan x, ByteSpan y) {
  std::vector<uint8_t> point(1 + x.size() + y.size());
  point[0] = POINT_CONVERSION_UNCOMPRESSED;
  std::copy(x.begin(), x.end(), point.begin() + 1);
  std::copy(y.begin(), y.end(), point.begin() + 1 + x.size());
  return point;
}

JSTIME_OP(CryptoImportEc) {
  RunJob(info, JobSize::kLinear, {},
         [group = StringArgument(info, 0), point = ToPoint(BytesOf(info[1]), BytesOf(info[2])),
          secret = BytesCopyArgument(info, 3)](ByteSpan) -> JobResult {
           PkeyParts parts;
           parts.Text(OSSL_PKEY_PARAM_GROUP_NAME, group).Octets(OSSL_PKEY_PARAM_PUB_KEY, point);
           bool is_private = !secret.empty();
           if (is_private) parts.Number(OSSL_PKEY_PARAM_PRIV_KEY, secret);
           Pkey pkey = parts.Make("EC", is_private);
           if (pkey == nullptr || !IsValidKey(pkey.get())) {
             return JobFailure{"DataError", "The coordinates are no valid key of " + group};
           }
           return std::make_shared<KeyMaterial>(std::move(pkey));
         });
}

JSTIME_OP(CryptoEcSecret) {
  EVP_PKEY* pkey = KeyArgument(info, 0)->pkey();
  BigNumber secret = NumberPart(pkey, OSSL_PKEY_PARAM_PRIV_KEY);
  if (secret == nullptr) return;
  size_t size = static_cast<size_t>(NumberArgument(info, 1));
  info.GetReturnValue().Set(ToArrayBuffer(info.GetIsolate(), ToBytes(secret.get(), size)));
}

}  // namespace

const std::vector<Op>& CryptoEcOps() {
  static const std::vector<Op> ops = {
      {"cryptoImportEc", CryptoImportEc},
      {"cryptoEcSecret", CryptoEcSecret},
  };
  return ops;
}

}  // namespace jstime
