// RSA: keys as JSON Web Keys have them, and encryption with OAEP.
// Spec: https://www.rfc-editor.org/rfc/rfc7518#section-6.3, https://w3c.github.io/webcrypto/#rsa-oaep
#include <openssl/core_names.h>
#include <openssl/rsa.h>

#include <string>
#include <utility>
#include <vector>

#include "ops/crypto/job.h"
#include "ops/crypto/key_check.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

JSTIME_OP(CryptoImportRsa) {
  std::vector<std::vector<uint8_t>> given;
  for (int i = 0; i < info.Length(); ++i) given.push_back(BytesCopyArgument(info, i));
  RunJob(info, JobSize::kLinear, {}, [given = std::move(given)](ByteSpan) -> JobResult {
    PkeyParts parts;
    for (size_t i = 0; i < given.size() && i < kRsaParts.size(); ++i) parts.Number(kRsaParts[i], given[i]);
    bool is_private = given.size() > kRsaPublicParts;
    Pkey pkey = parts.Make("RSA", is_private);
    if (pkey == nullptr || !IsValidKey(pkey.get())) {
      return JobFailure{"DataError", "The numbers are no valid RSA key"};
    }
    return std::make_shared<KeyMaterial>(std::move(pkey));
  });
}

JSTIME_OP(CryptoRsaParts) {
  EVP_PKEY* pkey = KeyArgument(info, 0)->pkey();
  size_t count = BooleanArgument(info, 1) ? kRsaParts.size() : kRsaPublicParts;
  v8::LocalVector<v8::Value> list(info.GetIsolate());
  for (size_t i = 0; i < count; ++i) {
    BigNumber part = NumberPart(pkey, kRsaParts[i]);
    if (part == nullptr) return;
    list.push_back(ToArrayBuffer(info.GetIsolate(), ToBytes(part.get())));
  }
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), list.data(), list.size()));
}

JSTIME_OP(CryptoRsaOaep) {
  RunJob(info, JobSize::kLong, BytesOf(info[4]),
         [encrypts = BooleanArgument(info, 0), key = KeyArgument(info, 1), hash = StringArgument(info, 2),
          label = BytesCopyArgument(info, 3)](ByteSpan data) mutable -> JobResult {
           PkeyContext context(EVP_PKEY_CTX_new_from_pkey(CryptoLibrary(), key->pkey(), nullptr));
           char padding[] = OSSL_PKEY_RSA_PAD_MODE_OAEP;
           OSSL_PARAM parameters[] = {
               OSSL_PARAM_construct_utf8_string(OSSL_ASYM_CIPHER_PARAM_PAD_MODE, padding, 0),
               OSSL_PARAM_construct_utf8_string(OSSL_ASYM_CIPHER_PARAM_OAEP_DIGEST, hash.data(), 0),
               OSSL_PARAM_construct_utf8_string(OSSL_ASYM_CIPHER_PARAM_MGF1_DIGEST, hash.data(), 0),
               label.empty()
                   ? OSSL_PARAM_construct_end()
                   : OSSL_PARAM_construct_octet_string(OSSL_ASYM_CIPHER_PARAM_OAEP_LABEL, label.data(), label.size()),
               OSSL_PARAM_construct_end(),
           };
           auto initialize = encrypts ? EVP_PKEY_encrypt_init_ex : EVP_PKEY_decrypt_init_ex;
           auto crypt = encrypts ? EVP_PKEY_encrypt : EVP_PKEY_decrypt;
           Bytes output(EVP_PKEY_get_size(key->pkey()));
           size_t size = output.size();
           if (context == nullptr || initialize(context.get(), parameters) != 1 ||
               crypt(context.get(), output.data(), &size, data.data(), data.size()) != 1) {
             return JobFailure{.message = encrypts ? "The data is too long for this key"
                                                   : "The data is damaged, or was encrypted with another key"};
           }
           output.set_size(size);
           return output;
         });
}

}  // namespace

const std::vector<Op>& CryptoRsaOps() {
  static const std::vector<Op> ops = {
      {"cryptoImportRsa", CryptoImportRsa},
      {"cryptoRsaParts", CryptoRsaParts},
      {"cryptoRsaOaep", CryptoRsaOaep},
  };
  return ops;
}

}  // namespace jstime
