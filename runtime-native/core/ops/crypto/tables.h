// The ops of Web Cryptography, one table for each family.
#ifndef JSTIME_OPS_CRYPTO_TABLES_H_
#define JSTIME_OPS_CRYPTO_TABLES_H_

#include <vector>

#include "ops/op.h"

namespace jstime {

const std::vector<Op>& CryptoRandomOps();
const std::vector<Op>& CryptoDigestOps();
const std::vector<Op>& CryptoSecretKeyOps();
const std::vector<Op>& CryptoMacOps();
const std::vector<Op>& CryptoBase64UrlOps();
const std::vector<Op>& CryptoCipherOps();
const std::vector<Op>& CryptoAeadOps();
const std::vector<Op>& CryptoDerivationOps();
const std::vector<Op>& CryptoKeyPairOps();
const std::vector<Op>& CryptoKeyFormatOps();
const std::vector<Op>& CryptoEcOps();
const std::vector<Op>& CryptoRsaOps();
const std::vector<Op>& CryptoSignatureOps();
const std::vector<Op>& CryptoAgreementOps();

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_TABLES_H_
