#include "ops/crypto/keccak.h"

#include <openssl/crypto.h>

#include <initializer_list>
#include <vector>

#include "ops/crypto/openssl.h"

namespace jstime {
namespace {

using Encoded = std::vector<uint8_t>;

// The bytes of a number, big-endian, at least one.
Encoded NumberBytes(uint64_t number) {
  Encoded bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    if (!bytes.empty() || shift == 0 || number >> shift != 0) bytes.push_back(static_cast<uint8_t>(number >> shift));
  }
  return bytes;
}

Encoded LeftEncode(uint64_t number) {
  Encoded bytes = NumberBytes(number);
  bytes.insert(bytes.begin(), static_cast<uint8_t>(bytes.size()));
  return bytes;
}

Encoded RightEncode(uint64_t number) {
  Encoded bytes = NumberBytes(number);
  bytes.push_back(static_cast<uint8_t>(bytes.size()));
  return bytes;
}

void AppendString(Encoded* target, ByteSpan text) {
  Encoded length = LeftEncode(text.size() * 8);
  target->insert(target->end(), length.begin(), length.end());
  target->insert(target->end(), text.begin(), text.end());
}

// Starts a text that is padded to a multiple of `rate` bytes.
Encoded StartPadded(size_t rate) { return LeftEncode(rate); }

void Pad(Encoded* text, size_t rate) { text->resize((text->size() + rate - 1) / rate * rate); }

constexpr size_t RateBytes(int strength) { return 200 - strength / 4; }

// The sponge over all parts, one after the other.
bool Absorb(const char* name, std::initializer_list<ByteSpan> parts, Bytes* output) {
  const EVP_MD* function = FindDigest(name);
  DigestContext context(EVP_MD_CTX_new());
  if (function == nullptr || EVP_DigestInit_ex2(context.get(), function, nullptr) != 1) return false;
  for (ByteSpan part : parts) {
    if (EVP_DigestUpdate(context.get(), part.data(), part.size()) != 1) return false;
  }
  return output->size() == 0 || EVP_DigestFinalXOF(context.get(), output->data(), output->size()) == 1;
}

// bytepad(encode_string(N) || encode_string(S), rate)
Encoded Prefix(int strength, ByteSpan function_name, ByteSpan customization) {
  Encoded prefix = StartPadded(RateBytes(strength));
  AppendString(&prefix, function_name);
  AppendString(&prefix, customization);
  Pad(&prefix, RateBytes(strength));
  return prefix;
}

// OpenSSL's building block of KMAC is cSHAKE without its prefix.
const char* BareCShake(int strength) { return strength == 128 ? "KECCAK-KMAC-128" : "KECCAK-KMAC-256"; }

}  // namespace

bool CShake(int strength, ByteSpan function_name, ByteSpan customization, ByteSpan data, Bytes* output) {
  if (function_name.empty() && customization.empty()) {
    return Absorb(strength == 128 ? "SHAKE-128" : "SHAKE-256", {data}, output);
  }
  return Absorb(BareCShake(strength), {Prefix(strength, function_name, customization), data}, output);
}

bool Kmac(int strength, ByteSpan key, ByteSpan customization, ByteSpan data, Bytes* output) {
  static constexpr uint8_t kName[] = {'K', 'M', 'A', 'C'};
  Encoded padded_key = StartPadded(RateBytes(strength));
  AppendString(&padded_key, key);
  Pad(&padded_key, RateBytes(strength));
  bool succeeded =
      Absorb(BareCShake(strength),
             {Prefix(strength, kName, customization), padded_key, data, RightEncode(output->size() * 8)}, output);
  OPENSSL_cleanse(padded_key.data(), padded_key.size());
  return succeeded;
}

}  // namespace jstime
