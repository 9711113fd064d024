// The engine's OpenSSL: the library context that jstime uses, and owners of its objects.
// Thread: any.
#ifndef JSTIME_OPS_CRYPTO_OPENSSL_H_
#define JSTIME_OPS_CRYPTO_OPENSSL_H_

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/types.h>

#include <memory>

namespace jstime {

// A context of jstime's own: no configuration file of the machine changes what it offers, and Node's code in the same
// process shares nothing with it.
OSSL_LIB_CTX* CryptoLibrary();

// Algorithms by OpenSSL's name, looked up once for the process; null if there is none.
const EVP_MD* FindDigest(const char* name);
const EVP_CIPHER* FindCipher(const char* name);
EVP_MAC* FindMac(const char* name);
EVP_KDF* FindKdf(const char* name);

template <auto Free>
struct OpenSslDeleter {
  template <typename T>
  void operator()(T* object) const {
    Free(object);
  }
};

using DigestContext = std::unique_ptr<EVP_MD_CTX, OpenSslDeleter<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, OpenSslDeleter<EVP_CIPHER_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, OpenSslDeleter<EVP_MAC_CTX_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, OpenSslDeleter<EVP_KDF_CTX_free>>;
using Pkey = std::unique_ptr<EVP_PKEY, OpenSslDeleter<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, OpenSslDeleter<EVP_PKEY_CTX_free>>;
using BigNumber = std::unique_ptr<BIGNUM, OpenSslDeleter<BN_clear_free>>;

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_OPENSSL_H_
