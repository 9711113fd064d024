#include "ops/crypto/tables.h"

#include "ops/registry.h"

namespace jstime {

const std::vector<Op>& CryptoOps() {
  static const std::vector<Op> ops = [] {
    std::vector<Op> all;
    for (const std::vector<Op>* table :
         {&CryptoRandomOps(), &CryptoDigestOps(), &CryptoSecretKeyOps(), &CryptoMacOps(), &CryptoBase64UrlOps(),
          &CryptoCipherOps(), &CryptoAeadOps(), &CryptoDerivationOps(), &CryptoKeyPairOps(), &CryptoKeyFormatOps(),
          &CryptoEcOps(), &CryptoRsaOps(), &CryptoSignatureOps(), &CryptoAgreementOps()}) {
      all.insert(all.end(), table->begin(), table->end());
    }
    return all;
  }();
  return ops;
}

}  // namespace jstime
