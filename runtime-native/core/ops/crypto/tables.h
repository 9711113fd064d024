// The ops of Web Cryptography, one table for each family.
#ifndef JSTIME_OPS_CRYPTO_TABLES_H_
#define JSTIME_OPS_CRYPTO_TABLES_H_

#include <vector>

#include "ops/op.h"

namespace jstime {

const std::vector<Op>& CryptoRandomOps();
const std::vector<Op>& CryptoDigestOps();

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_TABLES_H_
