#include "modules/data_url.h"

#include <cctype>
#include <string_view>

namespace jstime {
namespace {

int Base64Value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  if (c == '/') return 63;
  return -1;
}

bool IsAsciiWhitespace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

// Spec: https://infra.spec.whatwg.org/#forgiving-base64-decode
std::optional<std::string> ForgivingBase64Decode(std::string_view input) {
  std::string text;
  for (char c : input) {
    if (!IsAsciiWhitespace(c)) text += c;
  }
  if (text.size() % 4 == 0) {
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i) text.pop_back();
  }
  if (text.size() % 4 == 1) return std::nullopt;
  std::string decoded;
  uint32_t bits = 0;
  int bit_count = 0;
  for (char c : text) {
    int value = Base64Value(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6 | value;
    bit_count += 6;
    if (bit_count >= 8) {
      bit_count -= 8;
      decoded += static_cast<char>(bits >> bit_count & 0xff);
    }
  }
  return decoded;
}

std::string LowerTrimmed(std::string_view text) {
  while (!text.empty() && IsAsciiWhitespace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiWhitespace(text.back())) text.remove_suffix(1);
  std::string lower;
  for (char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

}  // namespace

std::optional<DataUrl> DecodeDataUrl(const ParsedUrl& url) {
  // The fragment is no part of the data, a query is.
  std::string input = url.pathname + url.suffix.substr(0, url.suffix.find('#'));
  size_t comma = input.find(',');
  if (comma == std::string::npos) return std::nullopt;
  std::string type = LowerTrimmed(std::string_view(input).substr(0, comma));
  std::string body = PercentDecode(std::string_view(input).substr(comma + 1));
  size_t last_parameter = type.rfind(';');
  if (last_parameter != std::string::npos &&
      LowerTrimmed(std::string_view(type).substr(last_parameter + 1)) == "base64") {
    std::optional<std::string> decoded = ForgivingBase64Decode(body);
    if (!decoded) return std::nullopt;
    body = *decoded;
  }
  std::string essence = LowerTrimmed(std::string_view(type).substr(0, type.find(';')));
  return DataUrl{essence.empty() ? "text/plain" : essence, std::move(body)};
}

}  // namespace jstime
