// Points of the curve of Ed25519 that generate only few others: signatures with them prove nothing.
// Spec: https://w3c.github.io/webcrypto/#ed25519-operations-verify
#ifndef JSTIME_OPS_CRYPTO_SMALL_ORDER_H_
#define JSTIME_OPS_CRYPTO_SMALL_ORDER_H_

#include "base/bytes.h"

namespace jstime {

// Whether `point`, 32 bytes as RFC 8032 encodes it, has order 1, 2, 4 or 8. Thread: any.
bool IsSmallOrder(ByteSpan point);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_SMALL_ORDER_H_
