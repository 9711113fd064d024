// Asymmetric keys: making them of their parts, reading the parts.
// Thread: any.
#ifndef JSTIME_OPS_CRYPTO_PKEY_H_
#define JSTIME_OPS_CRYPTO_PKEY_H_

#include <openssl/param_build.h>
#include <openssl/params.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "ops/crypto/openssl.h"

namespace jstime {

using ParameterBuilder = std::unique_ptr<OSSL_PARAM_BLD, OpenSslDeleter<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, OpenSslDeleter<OSSL_PARAM_free>>;

// Collects the parts of a key. It keeps numbers, which OpenSSL copies only when the key is made.
class PkeyParts {
 public:
  PkeyParts() : builder_(OSSL_PARAM_BLD_new()) {}

  PkeyParts& Text(const char* name, const std::string& text);
  // The bytes must stay until the key is made.
  PkeyParts& Octets(const char* name, ByteSpan bytes);
  // A big-endian number of any length.
  PkeyParts& Number(const char* name, ByteSpan big_endian);

  // A key of OpenSSL's type `type`; null if the parts do not make one.
  Pkey Make(const char* type, bool is_private);

 private:
  ParameterBuilder builder_;
  std::vector<BigNumber> numbers_;
};

BigNumber ToBigNumber(ByteSpan big_endian);

// A key with the public half alone.
Pkey PublicPart(EVP_PKEY* pkey);

// A part of the key; no value if it has none of that name.
std::optional<Bytes> OctetPart(const EVP_PKEY* pkey, const char* name);
BigNumber NumberPart(const EVP_PKEY* pkey, const char* name);
// The number, big-endian, as short as possible or with leading zeros up to `size`.
Bytes ToBytes(const BIGNUM* number, size_t size = 0);

bool IsType(const EVP_PKEY* pkey, const std::string& type);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_PKEY_H_
