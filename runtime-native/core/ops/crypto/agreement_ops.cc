// Shared secrets: Diffie-Hellman of two keys, and key encapsulation.
#include <utility>

#include "ops/crypto/job.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

JSTIME_OP(CryptoSharedSecret) {
  RunJob(info, JobSize::kLong, {}, [own = KeyArgument(info, 0), peer = KeyArgument(info, 1)](ByteSpan) -> JobResult {
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(CryptoLibrary(), own->pkey(), nullptr));
    size_t size = 0;
    if (context != nullptr && EVP_PKEY_derive_init(context.get()) == 1 &&
        EVP_PKEY_derive_set_peer(context.get(), peer->pkey()) == 1 &&
        EVP_PKEY_derive(context.get(), nullptr, &size) == 1) {
      Bytes secret(size);
      if (EVP_PKEY_derive(context.get(), secret.data(), &size) == 1) {
        secret.set_size(size);
        return secret;
      }
    }
    return JobFailure{.message = "The keys have no shared secret"};
  });
}

JSTIME_OP(CryptoEncapsulate) {
  RunJob(info, JobSize::kLong, {}, [key = KeyArgument(info, 0)](ByteSpan) -> JobResult {
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(CryptoLibrary(), key->pkey(), nullptr));
    size_t ciphertext_size = 0;
    size_t secret_size = 0;
    if (context != nullptr && EVP_PKEY_encapsulate_init(context.get(), nullptr) == 1 &&
        EVP_PKEY_encapsulate(context.get(), nullptr, &ciphertext_size, nullptr, &secret_size) == 1) {
      BytesPair pair{Bytes(secret_size), Bytes(ciphertext_size)};
      if (EVP_PKEY_encapsulate(context.get(), pair.second.data(), &ciphertext_size, pair.first.data(), &secret_size) ==
          1) {
        return pair;
      }
    }
    return JobFailure{.message = "No key could be encapsulated"};
  });
}

JSTIME_OP(CryptoDecapsulate) {
  RunJob(info, JobSize::kLong, BytesOf(info[1]), [key = KeyArgument(info, 0)](ByteSpan ciphertext) -> JobResult {
    PkeyContext context(EVP_PKEY_CTX_new_from_pkey(CryptoLibrary(), key->pkey(), nullptr));
    size_t size = 0;
    if (context != nullptr && EVP_PKEY_decapsulate_init(context.get(), nullptr) == 1 &&
        EVP_PKEY_decapsulate(context.get(), nullptr, &size, ciphertext.data(), ciphertext.size()) == 1) {
      Bytes secret(size);
      if (EVP_PKEY_decapsulate(context.get(), secret.data(), &size, ciphertext.data(), ciphertext.size()) == 1) {
        return secret;
      }
    }
    return JobFailure{.message = "The ciphertext holds no key"};
  });
}

}  // namespace

const std::vector<Op>& CryptoAgreementOps() {
  static const std::vector<Op> ops = {
      {"cryptoSharedSecret", CryptoSharedSecret},
      {"cryptoEncapsulate", CryptoEncapsulate},
      {"cryptoDecapsulate", CryptoDecapsulate},
  };
  return ops;
}

}  // namespace jstime
