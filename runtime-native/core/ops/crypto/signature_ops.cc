// Signatures of asymmetric keys: RSA, ECDSA, Ed25519 and Ed448, ML-DSA.
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/params.h>
#include <openssl/rsa.h>

#include <string>
#include <utility>
#include <vector>

#include "ops/crypto/job.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/small_order.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

using EcdsaSignature = std::unique_ptr<ECDSA_SIG, OpenSslDeleter<ECDSA_SIG_free>>;

// How a key signs. All but `key` may be empty.
struct Scheme {
  Key key;
  std::string hash;
  // OpenSSL's padding of RSA.
  std::string padding;
  int salt_bytes;
  std::vector<uint8_t> context;
  // Bytes of each of the two numbers of an ECDSA signature; 0 for others.
  size_t number_bytes;

  // A context that is ready to sign or verify; null if OpenSSL refuses.
  DigestContext Start(decltype(EVP_DigestSignInit_ex)* initialize) {
    DigestContext digest(EVP_MD_CTX_new());
    std::vector<OSSL_PARAM> parameters;
    if (!padding.empty()) {
      parameters.push_back(OSSL_PARAM_construct_utf8_string(OSSL_SIGNATURE_PARAM_PAD_MODE, padding.data(), 0));
    }
    if (padding == OSSL_PKEY_RSA_PAD_MODE_PSS) {
      parameters.push_back(OSSL_PARAM_construct_int(OSSL_SIGNATURE_PARAM_PSS_SALTLEN, &salt_bytes));
    }
    if (!context.empty()) {
      parameters.push_back(
          OSSL_PARAM_construct_octet_string(OSSL_SIGNATURE_PARAM_CONTEXT_STRING, context.data(), context.size()));
    }
    parameters.push_back(OSSL_PARAM_construct_end());
    const char* name = hash.empty() ? nullptr : hash.c_str();
    return initialize(digest.get(), nullptr, name, CryptoLibrary(), nullptr, key->pkey(), parameters.data()) == 1
               ? std::move(digest)
               : nullptr;
  }
};

// OpenSSL's DER of two numbers, and the two numbers one after the other that the standard wants.
Bytes ToPlainEcdsa(ByteSpan der, size_t number_bytes) {
  const uint8_t* data = der.data();
  EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &data, static_cast<int64_t>(der.size())));
  Bytes plain(number_bytes * 2);
  const int size = static_cast<int>(number_bytes);
  if (signature == nullptr || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), plain.data(), size) < 0 ||
      BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), plain.data() + size, size) < 0) {
    return {};
  }
  return plain;
}

Bytes ToDerEcdsa(ByteSpan plain) {
  EcdsaSignature signature(ECDSA_SIG_new());
  size_t half = plain.size() / 2;
  ECDSA_SIG_set0(signature.get(), ToBigNumber(plain.first(half)).release(), ToBigNumber(plain.subspan(half)).release());
  Bytes der(i2d_ECDSA_SIG(signature.get(), nullptr));
  uint8_t* data = der.data();
  i2d_ECDSA_SIG(signature.get(), &data);
  return der;
}

JobResult Sign(Scheme* scheme, ByteSpan data) {
  constexpr char kFailed[] = "The signature could not be made";
  DigestContext digest = scheme->Start(EVP_DigestSignInit_ex);
  size_t size = 0;
  if (digest == nullptr || EVP_DigestSign(digest.get(), nullptr, &size, data.data(), data.size()) != 1) {
    return JobFailure{.message = kFailed};
  }
  Bytes signature(size);
  if (EVP_DigestSign(digest.get(), signature.data(), &size, data.data(), data.size()) != 1) {
    return JobFailure{.message = kFailed};
  }
  signature.set_size(size);
  if (scheme->number_bytes == 0) return signature;
  Bytes plain = ToPlainEcdsa(signature.span(), scheme->number_bytes);
  if (plain.size() == 0) return JobFailure{.message = kFailed};
  return plain;
}

// Whether the key or the signature of Ed25519 holds a point of small order.
bool HasSmallOrder(const EVP_PKEY* pkey, ByteSpan signature) {
  constexpr size_t kPointBytes = 32;
  if (!IsType(pkey, "ED25519") || signature.size() < kPointBytes) return false;
  std::optional<Bytes> point = OctetPart(pkey, OSSL_PKEY_PARAM_PUB_KEY);
  return IsSmallOrder(signature.first(kPointBytes)) || (point && IsSmallOrder(point->span()));
}

JobResult Verify(Scheme* scheme, ByteSpan signature, ByteSpan data) {
  if (HasSmallOrder(scheme->key->pkey(), signature)) return false;
  DigestContext digest = scheme->Start(EVP_DigestVerifyInit_ex);
  if (digest == nullptr) return JobFailure{.message = "The signature could not be looked at"};
  if (scheme->number_bytes == 0) {
    return EVP_DigestVerify(digest.get(), signature.data(), signature.size(), data.data(), data.size()) == 1;
  }
  if (signature.size() != scheme->number_bytes * 2) return false;
  Bytes der = ToDerEcdsa(signature);
  return EVP_DigestVerify(digest.get(), der.data(), der.size(), data.data(), data.size()) == 1;
}

// The arguments from `index` on: key, hash, padding, bytes of salt, context, bytes of ECDSA's numbers.
Scheme SchemeArguments(const OpInfo& info, int index) {
  return {KeyArgument(info, index),           StringArgument(info, index + 1),
          StringArgument(info, index + 2),    static_cast<int>(NumberArgument(info, index + 3)),
          BytesCopyArgument(info, index + 4), static_cast<size_t>(NumberArgument(info, index + 5))};
}

JSTIME_OP(CryptoSign) {
  RunJob(info, JobSize::kLong, BytesOf(info[0]),
         [scheme = SchemeArguments(info, 1)](ByteSpan data) mutable { return Sign(&scheme, data); });
}

JSTIME_OP(CryptoVerify) {
  RunJob(info, JobSize::kLong, BytesOf(info[1]),
         [signature = BytesCopyArgument(info, 0), scheme = SchemeArguments(info, 2)](ByteSpan data) mutable {
           return Verify(&scheme, signature, data);
         });
}

}  // namespace

const std::vector<Op>& CryptoSignatureOps() {
  static const std::vector<Op> ops = {
      {"cryptoSign", CryptoSign},
      {"cryptoVerify", CryptoVerify},
  };
  return ops;
}

}  // namespace jstime
