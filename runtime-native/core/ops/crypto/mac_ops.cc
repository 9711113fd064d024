// Message authentication codes: HMAC and KMAC.
// Spec: https://w3c.github.io/webcrypto/#hmac, https://wicg.github.io/webcrypto-modern-algos/#kmac
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include <string>
#include <utility>
#include <vector>

#include "ops/crypto/job.h"
#include "ops/crypto/keccak.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

// The code of `data`; empty if the computation fails.
Bytes Hmac(const std::string& hash, const Key& key, ByteSpan data) {
  MacContext context(EVP_MAC_CTX_new(FindMac("HMAC")));
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>(hash.c_str()), 0),
      OSSL_PARAM_construct_end(),
  };
  if (EVP_MAC_init(context.get(), key->secret().data(), key->secret().size(), parameters) != 1) return {};
  Bytes code(EVP_MAC_CTX_get_mac_size(context.get()));
  size_t size = 0;
  if (EVP_MAC_update(context.get(), data.data(), data.size()) != 1 ||
      EVP_MAC_final(context.get(), code.data(), &size, code.size()) != 1) {
    return {};
  }
  return code;
}

Bytes Kmac(int strength, size_t size, const Key& key, ByteSpan customization, ByteSpan data) {
  Bytes code(size);
  return Kmac(strength, key->secret(), customization, data, &code) ? std::move(code) : Bytes();
}

JobResult Sign(Bytes code) {
  if (code.size() == 0) return JobFailure{.message = "The signature could not be made"};
  return code;
}

JobResult Verify(const Bytes& code, const std::vector<uint8_t>& signature) {
  return code.size() == signature.size() && code.size() > 0 &&
         CRYPTO_memcmp(code.data(), signature.data(), code.size()) == 0;
}

JSTIME_OP(CryptoHmac) {
  RunJob(info, JobSize::kLinear, BytesOf(info[2]),
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1)](ByteSpan data) {
           return Sign(Hmac(hash, key, data));
         });
}

JSTIME_OP(CryptoHmacVerify) {
  RunJob(info, JobSize::kLinear, BytesOf(info[3]),
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1),
          signature = BytesCopyArgument(info, 2)](ByteSpan data) { return Verify(Hmac(hash, key, data), signature); });
}

JSTIME_OP(CryptoKmac) {
  RunJob(info, JobSize::kLinear, BytesOf(info[4]),
         [strength = static_cast<int>(NumberArgument(info, 0)), size = static_cast<size_t>(NumberArgument(info, 1)),
          key = KeyArgument(info, 2), customization = BytesCopyArgument(info, 3)](ByteSpan data) {
           return Sign(Kmac(strength, size, key, customization, data));
         });
}

JSTIME_OP(CryptoKmacVerify) {
  RunJob(info, JobSize::kLinear, BytesOf(info[5]),
         [strength = static_cast<int>(NumberArgument(info, 0)), size = static_cast<size_t>(NumberArgument(info, 1)),
          key = KeyArgument(info, 2), customization = BytesCopyArgument(info, 3),
          signature = BytesCopyArgument(info, 4)](ByteSpan data) {
           return Verify(Kmac(strength, size, key, customization, data), signature);
         });
}

}  // namespace

const std::vector<Op>& CryptoMacOps() {
  static const std::vector<Op> ops = {
      {"cryptoHmac", CryptoHmac},
      {"cryptoHmacVerify", CryptoHmacVerify},
      {"cryptoKmac", CryptoKmac},
      {"cryptoKmacVerify", CryptoKmacVerify},
  };
  return ops;
}

}  // namespace jstime
