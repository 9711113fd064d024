// Random bytes and UUIDs.
// Spec: https://w3c.github.io/webcrypto/#Crypto-interface
#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>

#include "base/check.h"
#include "ops/crypto/job.h"
#include "ops/crypto/openssl.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

void FillRandom(uint8_t* data, size_t size) {
  // Without randomness nothing may go on.
  JSTIME_CHECK(RAND_bytes_ex(CryptoLibrary(), data, size, 0) == 1);
}

JSTIME_OP(CryptoFillRandom) {
  ByteSpan bytes = BytesOf(info[0]);
  FillRandom(const_cast<uint8_t*>(bytes.data()), bytes.size());
}

constexpr size_t kUuidBytes = 16;
constexpr size_t kUuidCharacters = 36;

// The bytes of the next UUID. One call of the generator serves many, and what was handed out is wiped.
std::array<uint8_t, kUuidBytes> NextUuidBytes() {
  constexpr size_t kBatch = 64;
  thread_local std::array<uint8_t, kBatch * kUuidBytes> batch;
  thread_local size_t used = kBatch;
  if (used == kBatch) {
    FillRandom(batch.data(), batch.size());
    used = 0;
  }
  std::array<uint8_t, kUuidBytes> bytes;
  uint8_t* next = batch.data() + used++ * kUuidBytes;
  std::memcpy(bytes.data(), next, kUuidBytes);
  OPENSSL_cleanse(next, kUuidBytes);
  return bytes;
}

JSTIME_OP(CryptoRandomUuid) {
  std::array<uint8_t, kUuidBytes> bytes = NextUuidBytes();
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  constexpr char kDigits[] = "0123456789abcdef";
  std::array<uint8_t, kUuidCharacters> text;
  size_t length = 0;
  for (size_t i = 0; i < kUuidBytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text[length++] = '-';
    text[length++] = kDigits[bytes[i] >> 4];
    text[length++] = kDigits[bytes[i] & 0x0f];
  }
  v8::Local<v8::String> uuid;
  if (v8::String::NewFromOneByte(info.GetIsolate(), text.data(), v8::NewStringType::kNormal, kUuidCharacters)
          .ToLocal(&uuid)) {
    info.GetReturnValue().Set(uuid);
  }
}

}  // namespace

const std::vector<Op>& CryptoRandomOps() {
  static const std::vector<Op> ops = {
      {"cryptoFillRandom", CryptoFillRandom},
      {"cryptoRandomUuid", CryptoRandomUuid},
  };
  return ops;
}

}  // namespace jstime
