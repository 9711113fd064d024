// Functions derived from Keccak that OpenSSL has no name for: cSHAKE and KMAC.
// Spec: https://doi.org/10.6028/NIST.SP.800-185
#ifndef JSTIME_OPS_CRYPTO_KECCAK_H_
#define JSTIME_OPS_CRYPTO_KECCAK_H_

#include "base/bytes.h"

namespace jstime {

// All write as many bytes as `output` has, and return false if OpenSSL fails. `strength` is 128 or 256. Thread: any.
bool CShake(int strength, ByteSpan function_name, ByteSpan customization, ByteSpan data, Bytes* output);
bool Kmac(int strength, ByteSpan key, ByteSpan customization, ByteSpan data, Bytes* output);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_KECCAK_H_
