// Generating key pairs, and the public key of a private one.
#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <string>
#include <utility>

#include "ops/crypto/job.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

JobResult Generate(EVP_PKEY_CTX* context) {
  EVP_PKEY* generated = nullptr;
  if (EVP_PKEY_generate(context, &generated) != 1) return JobFailure{.message = "The keys could not be generated"};
  Pkey pkey(generated);
  Pkey public_part = PublicPart(pkey.get());
  if (public_part == nullptr) return JobFailure{.message = "The keys could not be generated"};
  return KeyPair{std::make_shared<KeyMaterial>(std::move(public_part)), std::make_shared<KeyMaterial>(std::move(pkey))};
}

JSTIME_OP(CryptoGenerateKeyPair) {
  RunJob(info, JobSize::kLong, {},
         [type = StringArgument(info, 0), group = StringArgument(info, 1)](ByteSpan) -> JobResult {
           PkeyContext context(EVP_PKEY_CTX_new_from_name(CryptoLibrary(), type.c_str(), nullptr));
           if (context == nullptr || EVP_PKEY_keygen_init(context.get()) != 1 ||
               (!group.empty() && EVP_PKEY_CTX_set_group_name(context.get(), group.c_str()) != 1)) {
             return JobFailure{.message = "The keys could not be generated"};
           }
           return Generate(context.get());
         });
}

JSTIME_OP(CryptoGenerateRsaKeyPair) {
  RunJob(
      info, JobSize::kLong, {},
      [bits = static_cast<int>(NumberArgument(info, 0)), exponent = BytesCopyArgument(info, 1)](ByteSpan) -> JobResult {
        PkeyContext context(EVP_PKEY_CTX_new_from_name(CryptoLibrary(), "RSA", nullptr));
        BigNumber number = ToBigNumber(exponent);
        if (context == nullptr || EVP_PKEY_keygen_init(context.get()) != 1 ||
            EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits) != 1 ||
            EVP_PKEY_CTX_set1_rsa_keygen_pubexp(context.get(), number.get()) != 1) {
          return JobFailure{.message = "The keys could not be generated"};
        }
        return Generate(context.get());
      });
}

JSTIME_OP(CryptoPublicKey) {
  Pkey public_part = PublicPart(KeyArgument(info, 0)->pkey());
  if (public_part == nullptr) return;
  info.GetReturnValue().Set(ToHandle(info.GetIsolate(), std::make_shared<KeyMaterial>(std::move(public_part))));
}

}  // namespace

const std::vector<Op>& CryptoKeyPairOps() {
  static const std::vector<Op> ops = {
      {"cryptoGenerateKeyPair", CryptoGenerateKeyPair},
      {"cryptoGenerateRsaKeyPair", CryptoGenerateRsaKeyPair},
      {"cryptoPublicKey", CryptoPublicKey},
  };
  return ops;
}

}  // namespace jstime
