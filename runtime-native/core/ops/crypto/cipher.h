// What the ops of ciphers share. Thread: any.
#ifndef JSTIME_OPS_CRYPTO_CIPHER_H_
#define JSTIME_OPS_CRYPTO_CIPHER_H_

#include "base/bytes.h"
#include "ops/crypto/openssl.h"

namespace jstime {

// Puts `data` of any length through the cipher; `output` has room for what comes out, `size` tells how much that is.
// A null `output` makes it associated data.
bool UpdateCipher(EVP_CIPHER_CTX* context, ByteSpan data, uint8_t* output, size_t* size);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_CIPHER_H_
