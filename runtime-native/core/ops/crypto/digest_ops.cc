// Hash functions.
// Spec: https://w3c.github.io/webcrypto/#sha, https://wicg.github.io/webcrypto-modern-algos/#sha3
#include "ops/crypto/job.h"
#include "ops/crypto/keccak.h"
#include "ops/crypto/openssl.h"
#include "ops/crypto/tables.h"
#include "ops/crypto/turboshake.h"

namespace jstime {
namespace {

JobResult Digest(const EVP_MD* function, ByteSpan data) {
  Bytes hash(EVP_MD_get_size(function));
  if (EVP_Digest(data.data(), data.size(), hash.data(), nullptr, function, nullptr) != 1) {
    return JobFailure{.message = "The digest failed"};
  }
  return hash;
}

JSTIME_OP(CryptoDigest) {
  const EVP_MD* function = FindDigest(StringArgument(info, 0).c_str());
  RunJob(info, JobSize::kLinear, BytesOf(info[1]), [function](ByteSpan data) { return Digest(function, data); });
}

JSTIME_OP(CryptoCShake) {
  RunJob(info, JobSize::kLinear, BytesOf(info[4]),
         [strength = static_cast<int>(NumberArgument(info, 0)), size = static_cast<size_t>(NumberArgument(info, 1)),
          function_name = BytesCopyArgument(info, 2),
          customization = BytesCopyArgument(info, 3)](ByteSpan data) -> JobResult {
           Bytes hash(size);
           if (!CShake(strength, function_name, customization, data, &hash)) {
             return JobFailure{.message = "The digest failed"};
           }
           return hash;
         });
}

JSTIME_OP(CryptoTurboShake) {
  RunJob(info, JobSize::kLinear, BytesOf(info[3]),
         [strength = static_cast<int>(NumberArgument(info, 0)), size = static_cast<size_t>(NumberArgument(info, 1)),
          domain = static_cast<uint8_t>(NumberArgument(info, 2))](ByteSpan data) -> JobResult {
           Bytes hash(size);
           TurboShake(strength, domain, data, &hash);
           return hash;
         });
}

JSTIME_OP(CryptoKangarooTwelve) {
  RunJob(info, JobSize::kLinear, BytesOf(info[3]),
         [strength = static_cast<int>(NumberArgument(info, 0)), size = static_cast<size_t>(NumberArgument(info, 1)),
          customization = BytesCopyArgument(info, 2)](ByteSpan data) -> JobResult {
           Bytes hash(size);
           KangarooTwelve(strength, customization, data, &hash);
           return hash;
         });
}

}  // namespace

const std::vector<Op>& CryptoDigestOps() {
  static const std::vector<Op> ops = {
      {"cryptoDigest", CryptoDigest},
      {"cryptoCShake", CryptoCShake},
      {"cryptoTurboShake", CryptoTurboShake},
      {"cryptoKangarooTwelve", CryptoKangarooTwelve},
  };
  return ops;
}

}  // namespace jstime
