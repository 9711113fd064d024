#include "ops/crypto/pkey.h"

#include <algorithm>

namespace jstime {

PkeyParts& PkeyParts::Text(const char* name, const std::string& text) {
  OSSL_PARAM_BLD_push_utf8_string(builder_.get(), name, text.c_str(), text.size());
  return *this;
}

PkeyParts& PkeyParts::Octets(const char* name, ByteSpan bytes) {
  OSSL_PARAM_BLD_push_octet_string(builder_.get(), name, bytes.data(), bytes.size());
  return *this;
}

PkeyParts& PkeyParts::Number(const char* name, ByteSpan big_endian) {
  BigNumber& number = numbers_.emplace_back(ToBigNumber(big_endian));
  OSSL_PARAM_BLD_push_BN(builder_.get(), name, number.get());
  return *this;
}

Pkey PkeyParts::Make(const char* type, bool is_private) {
  Parameters parameters(OSSL_PARAM_BLD_to_param(builder_.get()));
  PkeyContext context(EVP_PKEY_CTX_new_from_name(CryptoLibrary(), type, nullptr));
  EVP_PKEY* pkey = nullptr;
  int selection = is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
  if (parameters == nullptr || context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &pkey, selection, parameters.get()) != 1) {
    return nullptr;
  }
  return Pkey(pkey);
}

BigNumber ToBigNumber(ByteSpan big_endian) {
  return BigNumber(BN_bin2bn(big_endian.data(), static_cast<int>(big_endian.size()), nullptr));
}

Pkey PublicPart(EVP_PKEY* pkey) {
  OSSL_PARAM* parts = nullptr;
  if (EVP_PKEY_todata(pkey, EVP_PKEY_PUBLIC_KEY, &parts) != 1) return nullptr;
  Parameters owner(parts);
  PkeyContext context(EVP_PKEY_CTX_new_from_name(CryptoLibrary(), EVP_PKEY_get0_type_name(pkey), nullptr));
  EVP_PKEY* made = nullptr;
  if (context == nullptr || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parts) != 1) {
    return nullptr;
  }
  return Pkey(made);
}

std::optional<Bytes> OctetPart(const EVP_PKEY* pkey, const char* name) {
  size_t size = 0;
  if (EVP_PKEY_get_octet_string_param(pkey, name, nullptr, 0, &size) != 1) return std::nullopt;
  Bytes bytes(size);
  if (EVP_PKEY_get_octet_string_param(pkey, name, bytes.data(), size, &size) != 1) return std::nullopt;
  bytes.set_size(size);
  return bytes;
}

BigNumber NumberPart(const EVP_PKEY* pkey, const char* name) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(pkey, name, &number);
  return BigNumber(number);
}

Bytes ToBytes(const BIGNUM* number, size_t size) {
  Bytes bytes(std::max(size, static_cast<size_t>(BN_num_bytes(number))));
  BN_bn2binpad(number, bytes.data(), static_cast<int>(bytes.size()));
  return bytes;
}

bool IsType(const EVP_PKEY* pkey, const std::string& type) { return EVP_PKEY_is_a(pkey, type.c_str()) == 1; }

}  // namespace jstime
