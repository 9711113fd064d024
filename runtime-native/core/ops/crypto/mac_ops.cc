// Message authentication codes: HMAC.
// Spec: https://w3c.github.io/webcrypto/#hmac
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/params.h>

#include <string>
#include <utility>

#include "ops/crypto/job.h"
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

JSTIME_OP(CryptoHmac) {
  RunJob(info, JobSize::kLinear, BytesArgument(info, 2),
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1)](ByteSpan data) -> JobResult {
           Bytes code = Hmac(hash, key, data);
           if (code.size() == 0) return JobFailure{.message = "The signature could not be made"};
           return code;
         });
}

JSTIME_OP(CryptoHmacVerify) {
  RunJob(info, JobSize::kLinear, BytesArgument(info, 3),
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1),
          signature = BytesCopyArgument(info, 2)](ByteSpan data) -> JobResult {
           Bytes code = Hmac(hash, key, data);
           return code.size() == signature.size() && code.size() > 0 &&
                  CRYPTO_memcmp(code.data(), signature.data(), code.size()) == 0;
         });
}

}  // namespace

const std::vector<Op>& CryptoMacOps() {
  static const std::vector<Op> ops = {
      {"cryptoHmac", CryptoHmac},
      {"cryptoHmacVerify", CryptoHmacVerify},
  };
  return ops;
}

}  // namespace jstime
