// Authenticated encryption: AES-GCM, AES-OCB, ChaCha20-Poly1305. The tag stands behind the ciphertext.
// Spec: https://w3c.github.io/webcrypto/#aes-gcm, https://wicg.github.io/webcrypto-modern-algos/
#include <string>
#include <utility>
#include <vector>

#include "ops/crypto/cipher.h"
#include "ops/crypto/job.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

struct Aead {
  std::string cipher;
  Key key;
  std::vector<uint8_t> iv;
  std::vector<uint8_t> additional_data;
  int tag_bytes;

  // A context with everything but the data; null if OpenSSL refuses.
  CipherContext Start(bool encrypts, const uint8_t* tag) const {
    CipherContext context(EVP_CIPHER_CTX_new());
    size_t ignored = 0;
    // The length of OCB's tag is part of what it computes, so it comes before the key, and alone.
    if (EVP_CipherInit_ex2(context.get(), FindCipher(cipher.c_str()), nullptr, nullptr, encrypts, nullptr) != 1 ||
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_IVLEN, static_cast<int>(iv.size()), nullptr) != 1 ||
        (NeedsTagLength() && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, nullptr) != 1) ||
        EVP_CipherInit_ex2(context.get(), nullptr, key->secret().data(), iv.data(), encrypts, nullptr) != 1 ||
        (tag != nullptr &&
         EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, const_cast<uint8_t*>(tag)) != 1) ||
        (!additional_data.empty() && !UpdateCipher(context.get(), additional_data, nullptr, &ignored))) {
      return nullptr;
    }
    return context;
  }

  bool NeedsTagLength() const { return cipher.ends_with("OCB"); }
};

JobResult Encrypt(const Aead& aead, ByteSpan plaintext) {
  CipherContext context = aead.Start(true, nullptr);
  if (context == nullptr) return JobFailure{.message = "The cipher cannot be used so"};
  Bytes output(plaintext.size() + aead.tag_bytes);
  size_t size = 0;
  int rest = 0;
  if ((!plaintext.empty() && !UpdateCipher(context.get(), plaintext, output.data(), &size)) ||
      EVP_EncryptFinal_ex(context.get(), output.data() + size, &rest) != 1 ||
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, aead.tag_bytes, output.data() + plaintext.size()) !=
          1) {
    return JobFailure{.message = "The cipher failed"};
  }
  return output;
}

JobResult Decrypt(const Aead& aead, ByteSpan data) {
  if (data.size() < static_cast<size_t>(aead.tag_bytes)) return JobFailure{.message = "The data is too short"};
  ByteSpan ciphertext = data.first(data.size() - aead.tag_bytes);
  CipherContext context = aead.Start(false, data.data() + ciphertext.size());
  if (context == nullptr) return JobFailure{.message = "The cipher cannot be used so"};
  Bytes output(ciphertext.size());
  size_t size = 0;
  int rest = 0;
  if ((!ciphertext.empty() && !UpdateCipher(context.get(), ciphertext, output.data(), &size)) ||
      EVP_DecryptFinal_ex(context.get(), output.data() + size, &rest) != 1) {
    return JobFailure{.message = "The data is damaged, or was encrypted with another key"};
  }
  return output;
}

JSTIME_OP(CryptoAead) {
  Aead aead{StringArgument(info, 0), KeyArgument(info, 2), BytesCopyArgument(info, 3), BytesCopyArgument(info, 4),
            static_cast<int>(NumberArgument(info, 5))};
  RunJob(info, JobSize::kLinear, BytesOf(info[6]),
         [aead = std::move(aead), encrypts = BooleanArgument(info, 1)](ByteSpan data) {
           return encrypts ? Encrypt(aead, data) : Decrypt(aead, data);
         });
}

}  // namespace

const std::vector<Op>& CryptoAeadOps() {
  static const std::vector<Op> ops = {
      {"cryptoAead", CryptoAead},
  };
  return ops;
}

}  // namespace jstime
