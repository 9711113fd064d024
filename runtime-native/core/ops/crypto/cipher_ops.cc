// Block ciphers without authentication: CBC, CTR and key wrapping.
// Spec: https://w3c.github.io/webcrypto/#aes-cbc, #aes-ctr, #aes-kw
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ops/crypto/cipher.h"
#include "ops/crypto/job.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

constexpr size_t kBlock = 16;
using Block = std::array<uint8_t, kBlock>;

JobResult Crypt(const std::string& cipher, bool encrypts, const Key& key, ByteSpan iv, ByteSpan data) {
  CipherContext context(EVP_CIPHER_CTX_new());
  // Key wrapping is refused without this flag.
  EVP_CIPHER_CTX_set_flags(context.get(), EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
  if (EVP_CipherInit_ex2(context.get(), FindCipher(cipher.c_str()), key->secret().data(),
                         iv.empty() ? nullptr : iv.data(), encrypts, nullptr) != 1) {
    return JobFailure{.message = "The cipher cannot be used so"};
  }
  Bytes output(data.size() + kBlock);
  size_t size = 0;
  if (!UpdateCipher(context.get(), data, output.data(), &size)) return JobFailure{.message = "The cipher failed"};
  int rest = 0;
  if (EVP_CipherFinal_ex(context.get(), output.data() + size, &rest) != 1) {
    return JobFailure{.message = "The data is damaged, or was encrypted with another key"};
  }
  output.set_size(size + rest);
  return output;
}

JSTIME_OP(CryptoCipher) {
  RunJob(info, JobSize::kLinear, BytesOf(info[4]),
         [cipher = StringArgument(info, 0), encrypts = BooleanArgument(info, 1), key = KeyArgument(info, 2),
          iv = BytesCopyArgument(info, 3)](ByteSpan data) { return Crypt(cipher, encrypts, key, iv, data); });
}

// How many blocks follow until the last `bits` bits of `counter` are zero again, if that fits a number.
std::optional<uint64_t> BlocksUntilWrap(const Block& counter, int bits) {
  unsigned __int128 value = 0;
  for (uint8_t byte : counter) value = value << 8 | byte;
  unsigned __int128 mask =
      bits == 128 ? ~static_cast<unsigned __int128>(0) : (static_cast<unsigned __int128>(1) << bits) - 1;
  unsigned __int128 last = mask - (value & mask);
  if (last >= UINT64_MAX) return std::nullopt;
  return static_cast<uint64_t>(last) + 1;
}

Block WithCounterZero(Block block, int bits) {
  for (int i = kBlock - 1; bits > 0; --i, bits -= 8) block[i] &= bits >= 8 ? 0 : 0xff << bits;
  return block;
}

// OpenSSL counts with all 128 bits: what comes after the counter's bits wrap is a message of its own.
JobResult CryptCounter(const std::string& cipher, const Key& key, const Block& counter, int bits, ByteSpan data) {
  std::optional<uint64_t> until_wrap = BlocksUntilWrap(counter, bits);
  uint64_t blocks = data.size() / kBlock + (data.size() % kBlock != 0);
  if (bits < 64 && blocks > uint64_t{1} << bits) return JobFailure{.message = "The counter is too short for the data"};
  size_t first = until_wrap && *until_wrap < blocks ? *until_wrap * kBlock : data.size();
  Bytes output(data.size());
  Block start = counter;
  for (ByteSpan part : {data.first(first), data.subspan(first)}) {
    CipherContext context(EVP_CIPHER_CTX_new());
    size_t size = 0;
    uint8_t* target = output.data() + (part.data() - data.data());
    if (EVP_EncryptInit_ex2(context.get(), FindCipher(cipher.c_str()), key->secret().data(), start.data(), nullptr) !=
            1 ||
        !UpdateCipher(context.get(), part, target, &size)) {
      return JobFailure{.message = "The cipher failed"};
    }
    start = WithCounterZero(counter, bits);
  }
  return output;
}

JSTIME_OP(CryptoCounterCipher) {
  Block counter = {};
  ByteSpan bytes = BytesOf(info[2]);
  std::copy_n(bytes.begin(), std::min(bytes.size(), kBlock), counter.begin());
  RunJob(info, JobSize::kLinear, BytesOf(info[4]),
         [cipher = StringArgument(info, 0), key = KeyArgument(info, 1), counter,
          bits = static_cast<int>(NumberArgument(info, 3))](ByteSpan data) {
           return CryptCounter(cipher, key, counter, bits, data);
         });
}

}  // namespace

bool UpdateCipher(EVP_CIPHER_CTX* context, ByteSpan data, uint8_t* output, size_t* size) {
  // OpenSSL's lengths are ints.
  constexpr size_t kMost = size_t{1} << 30;
  *size = 0;
  do {
    ByteSpan part = data.first(std::min(data.size(), kMost));
    int written = 0;
    if (EVP_CipherUpdate(context, output + *size, &written, part.data(), static_cast<int>(part.size())) != 1) {
      return false;
    }
    *size += written;
    data = data.subspan(part.size());
  } while (!data.empty());
  return true;
}

const std::vector<Op>& CryptoCipherOps() {
  static const std::vector<Op> ops = {
      {"cryptoCipher", CryptoCipher},
      {"cryptoCounterCipher", CryptoCounterCipher},
  };
  return ops;
}

}  // namespace jstime
