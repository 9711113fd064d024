#include "ops/crypto/key_check.h"

#include <memory>

#include "ops/crypto/pkey.h"

namespace jstime {
namespace {

using BigNumberContext = std::unique_ptr<BN_CTX, OpenSslDeleter<BN_CTX_free>>;

// Whether left * right is 1 in the numbers modulo `modulus`.
bool AreInverse(const BIGNUM* left, const BIGNUM* right, const BIGNUM* modulus, BN_CTX* context) {
  BigNumber product(BN_new());
  return BN_mod_mul(product.get(), left, right, modulus, context) == 1 && BN_is_one(product.get());
}

// Whether the numbers of a private key belong together.
bool IsConsistent(const EVP_PKEY* pkey) {
  std::array<BigNumber, kRsaParts.size()> part;
  for (size_t i = 0; i < part.size(); ++i) {
    part[i] = NumberPart(pkey, kRsaParts[i]);
    if (part[i] == nullptr) return false;
  }
  const auto& [n, e, d, p, q, dp, dq, qi] = part;
  BigNumberContext context(BN_CTX_new());
  BigNumber product(BN_new()), p1(BN_dup(p.get())), q1(BN_dup(q.get()));
  BN_sub_word(p1.get(), 1);
  BN_sub_word(q1.get(), 1);
  return BN_mul(product.get(), p.get(), q.get(), context.get()) == 1 && BN_cmp(product.get(), n.get()) == 0 &&
         AreInverse(e.get(), d.get(), p1.get(), context.get()) &&
         AreInverse(e.get(), d.get(), q1.get(), context.get()) &&
         AreInverse(e.get(), dp.get(), p1.get(), context.get()) &&
         AreInverse(e.get(), dq.get(), q1.get(), context.get()) &&
         AreInverse(qi.get(), q.get(), p.get(), context.get());
}

bool IsValidPublic(const EVP_PKEY* pkey) {
  BigNumber modulus = NumberPart(pkey, OSSL_PKEY_PARAM_RSA_N);
  BigNumber exponent = NumberPart(pkey, OSSL_PKEY_PARAM_RSA_E);
  return modulus != nullptr && exponent != nullptr && BN_is_odd(modulus.get()) && BN_is_odd(exponent.get()) &&
         !BN_is_one(exponent.get());
}

bool IsValidRsa(const EVP_PKEY* pkey) {
  return IsValidPublic(pkey) && (NumberPart(pkey, OSSL_PKEY_PARAM_RSA_D) == nullptr || IsConsistent(pkey));
}

bool IsValidEc(EVP_PKEY* pkey) {
  PkeyContext context(EVP_PKEY_CTX_new_from_pkey(CryptoLibrary(), pkey, nullptr));
  if (EVP_PKEY_public_check(context.get()) != 1) return false;
  return NumberPart(pkey, OSSL_PKEY_PARAM_PRIV_KEY) == nullptr ||
         (EVP_PKEY_private_check(context.get()) == 1 && EVP_PKEY_pairwise_check(context.get()) == 1);
}

}  // namespace

bool IsValidKey(EVP_PKEY* pkey) {
  if (IsType(pkey, "RSA")) return IsValidRsa(pkey);
  return !IsType(pkey, "EC") || IsValidEc(pkey);
}

}  // namespace jstime
