// Secret keys: making, generating, reading.
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include "ops/crypto/job.h"
#include "ops/crypto/key_material.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

JSTIME_OP(CryptoSecretKey) {
  info.GetReturnValue().Set(ToHandle(info.GetIsolate(), std::make_shared<KeyMaterial>(BytesOf(info[0]))));
}

JobResult GenerateSecret(uint64_t bits) {
  size_t size = (bits + 7) / 8;
  Bytes secret(size);
  if (RAND_priv_bytes_ex(CryptoLibrary(), secret.data(), size, 0) != 1) return JobFailure{.message = "No randomness"};
  // The bits behind the last one are zero.
  if (bits % 8 != 0) secret.data()[size - 1] &= 0xff << (8 - bits % 8);
  Key key = std::make_shared<KeyMaterial>(secret.span());
  OPENSSL_cleanse(secret.data(), size);
  return key;
}

JSTIME_OP(CryptoGenerateSecret) {
  constexpr uint64_t kFewBits = 16'384;
  auto bits = static_cast<uint64_t>(NumberArgument(info, 0));
  RunJob(info, bits <= kFewBits ? JobSize::kLinear : JobSize::kLong, {},
         [bits](ByteSpan) { return GenerateSecret(bits); });
}

JSTIME_OP(CryptoSecretBytes) {
  info.GetReturnValue().Set(ToArrayBuffer(info.GetIsolate(), Bytes(KeyArgument(info, 0)->secret())));
}

}  // namespace

const std::vector<Op>& CryptoSecretKeyOps() {
  static const std::vector<Op> ops = {
      {"cryptoSecretKey", CryptoSecretKey},
      {"cryptoGenerateSecret", CryptoGenerateSecret},
      {"cryptoSecretBytes", CryptoSecretBytes},
  };
  return ops;
}

}  // namespace jstime
