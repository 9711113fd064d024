// The base64url encoding of JSON Web Keys.
// Spec: https://www.rfc-editor.org/rfc/rfc7515#section-2
#include <array>
#include <string_view>

#include "ops/crypto/job.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<int8_t, 256> kValues = [] {
  std::array<int8_t, 256> values;
  values.fill(-1);
  for (size_t i = 0; i < kAlphabet.size(); ++i) values[static_cast<uint8_t>(kAlphabet[i])] = static_cast<int8_t>(i);
  return values;
}();

JSTIME_OP(CryptoBase64UrlEncode) {
  ByteSpan bytes = BytesOf(info[0]);
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  uint32_t bits = 0;
  int count = 0;
  for (uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (count += 8; count >= 6; count -= 6) text.push_back(kAlphabet[bits >> (count - 6) & 63]);
  }
  if (count > 0) text.push_back(kAlphabet[bits << (6 - count) & 63]);
  info.GetReturnValue().Set(ToShortV8String(info.GetIsolate(), text));
}

JSTIME_OP(CryptoBase64UrlDecode) {
  std::string text = StringArgument(info, 0);
  if (text.size() % 4 == 1) return;
  Bytes bytes(text.size() * 3 / 4);
  size_t size = 0;
  uint32_t bits = 0;
  int count = 0;
  for (char character : text) {
    int value = kValues[static_cast<uint8_t>(character)];
    if (value < 0) return;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count >= 8) bytes.data()[size++] = static_cast<uint8_t>(bits >> (count -= 8));
  }
  bytes.set_size(size);
  info.GetReturnValue().Set(ToUint8Array(info.GetIsolate(), std::move(bytes)));
}

}  // namespace

const std::vector<Op>& CryptoBase64UrlOps() {
  static const std::vector<Op> ops = {
      {"cryptoBase64UrlEncode", CryptoBase64UrlEncode},
      {"cryptoBase64UrlDecode", CryptoBase64UrlDecode},
  };
  return ops;
}

}  // namespace jstime
