// Whether imported asymmetric keys are valid. Thread: any.
#ifndef JSTIME_OPS_CRYPTO_KEY_CHECK_H_
#define JSTIME_OPS_CRYPTO_KEY_CHECK_H_

#include <openssl/core_names.h>

#include <array>

#include "ops/crypto/openssl.h"

namespace jstime {

// The numbers of an RSA key, in the order of JSON Web Keys: n, e, d, p, q, dp, dq, qi.
inline constexpr std::array<const char*, 8> kRsaParts = {
    OSSL_PKEY_PARAM_RSA_N,         OSSL_PKEY_PARAM_RSA_E,
    OSSL_PKEY_PARAM_RSA_D,         OSSL_PKEY_PARAM_RSA_FACTOR1,
    OSSL_PKEY_PARAM_RSA_FACTOR2,   OSSL_PKEY_PARAM_RSA_EXPONENT1,
    OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1,
};
inline constexpr size_t kRsaPublicParts = 2;

// For RSA: the numbers belong together (whether the factors are primes is not looked at: it takes long). For elliptic
// curves: the point is one of the curve's, and that of the private key. Other types are checked when they are parsed.
bool IsValidKey(EVP_PKEY* pkey);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_KEY_CHECK_H_
