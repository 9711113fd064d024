// Functions of RFC 9861, on the permutation of Keccak with 12 rounds, which OpenSSL does not have.
// Spec: https://www.rfc-editor.org/rfc/rfc9861
#ifndef JSTIME_OPS_CRYPTO_TURBOSHAKE_H_
#define JSTIME_OPS_CRYPTO_TURBOSHAKE_H_

#include "base/bytes.h"

namespace jstime {

// Both write as many bytes as `output` has. `strength` is 128 or 256. Thread: any.
void TurboShake(int strength, uint8_t domain, ByteSpan data, Bytes* output);
void KangarooTwelve(int strength, ByteSpan customization, ByteSpan data, Bytes* output);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_TURBOSHAKE_H_
