// Key derivation: HKDF, PBKDF2 and Argon2.
// Spec: https://w3c.github.io/webcrypto/#hkdf, #pbkdf2, https://wicg.github.io/webcrypto-modern-algos/#argon2
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <string>
#include <vector>

#include "ops/crypto/job.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

OSSL_PARAM OctetParameter(const char* name, ByteSpan bytes) {
  // OpenSSL takes no null, even for no bytes.
  static uint8_t nothing;
  return OSSL_PARAM_construct_octet_string(name, bytes.empty() ? &nothing : const_cast<uint8_t*>(bytes.data()),
                                           bytes.size());
}

OSSL_PARAM TextParameter(const char* name, const std::string& text) {
  return OSSL_PARAM_construct_utf8_string(name, const_cast<char*>(text.c_str()), 0);
}

JobResult Derive(const char* function, const OSSL_PARAM* parameters, size_t size) {
  KdfContext context(EVP_KDF_CTX_new(FindKdf(function)));
  Bytes derived(size);
  if (EVP_KDF_derive(context.get(), derived.data(), size, parameters) != 1) {
    return JobFailure{.message = "The bits could not be derived"};
  }
  return derived;
}

JSTIME_OP(CryptoHkdf) {
  RunJob(info, JobSize::kLinear, {},
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1), salt = BytesCopyArgument(info, 2),
          extra = BytesCopyArgument(info, 3), size = static_cast<size_t>(NumberArgument(info, 4))](ByteSpan) {
           OSSL_PARAM parameters[] = {
               TextParameter(OSSL_KDF_PARAM_DIGEST, hash),
               OctetParameter(OSSL_KDF_PARAM_KEY, key->secret()),
               OctetParameter(OSSL_KDF_PARAM_SALT, salt),
               OctetParameter(OSSL_KDF_PARAM_INFO, extra),
               OSSL_PARAM_construct_end(),
           };
           return Derive("HKDF", parameters, size);
         });
}

JSTIME_OP(CryptoPbkdf2) {
  RunJob(info, JobSize::kLong, {},
         [hash = StringArgument(info, 0), key = KeyArgument(info, 1), salt = BytesCopyArgument(info, 2),
          iterations = static_cast<uint64_t>(NumberArgument(info, 3)),
          size = static_cast<size_t>(NumberArgument(info, 4))](ByteSpan) mutable {
           OSSL_PARAM parameters[] = {
               TextParameter(OSSL_KDF_PARAM_DIGEST, hash),
               OctetParameter(OSSL_KDF_PARAM_PASSWORD, key->secret()),
               OctetParameter(OSSL_KDF_PARAM_SALT, salt),
               OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_ITER, &iterations),
               OSSL_PARAM_construct_end(),
           };
           return Derive("PBKDF2", parameters, size);
         });
}

JSTIME_OP(CryptoArgon2) {
  RunJob(
      info, JobSize::kLong, {},
      [function = StringArgument(info, 0), key = KeyArgument(info, 1), nonce = BytesCopyArgument(info, 2),
       lanes = static_cast<uint32_t>(NumberArgument(info, 3)), memory = static_cast<uint32_t>(NumberArgument(info, 4)),
       passes = static_cast<uint32_t>(NumberArgument(info, 5)), secret = BytesCopyArgument(info, 6),
       associated = BytesCopyArgument(info, 7), size = static_cast<size_t>(NumberArgument(info, 8))](ByteSpan) mutable {
        OSSL_PARAM parameters[] = {
            OctetParameter(OSSL_KDF_PARAM_PASSWORD, key->secret()),
            OctetParameter(OSSL_KDF_PARAM_SALT, nonce),
            OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_LANES, &lanes),
            OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ARGON2_MEMCOST, &memory),
            OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_ITER, &passes),
            OctetParameter(OSSL_KDF_PARAM_SECRET, secret),
            OctetParameter(OSSL_KDF_PARAM_ARGON2_AD, associated),
            OSSL_PARAM_construct_end(),
        };
        return Derive(function.c_str(), parameters, size);
      });
}

}  // namespace

const std::vector<Op>& CryptoDerivationOps() {
  static const std::vector<Op> ops = {
      {"cryptoHkdf", CryptoHkdf},
      {"cryptoPbkdf2", CryptoPbkdf2},
      {"cryptoArgon2", CryptoArgon2},
  };
  return ops;
}

}  // namespace jstime
