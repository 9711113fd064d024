// Asymmetric keys from and to bytes: SubjectPublicKeyInfo, PrivateKeyInfo, and the raw formats.
#include <openssl/core_names.h>
#include <openssl/x509.h>

#include <string>
#include <utility>

#include "ops/crypto/job.h"
#include "ops/crypto/key_check.h"
#include "ops/crypto/pkey.h"
#include "ops/crypto/tables.h"

namespace jstime {
namespace {

using PrivateKeyInfo = std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpenSslDeleter<PKCS8_PRIV_KEY_INFO_free>>;

std::string TextPart(const EVP_PKEY* pkey, const char* name) {
  char text[64];
  size_t size = 0;
  if (EVP_PKEY_get_utf8_string_param(pkey, name, text, sizeof(text), &size) != 1) return "";
  return std::string(text, size);
}

// Whether a parsed key is what was asked for, and valid. `group` is empty for types without groups.
bool IsExpected(EVP_PKEY* pkey, const std::string& type, const std::string& group) {
  if (!IsType(pkey, type) || !IsValidKey(pkey)) return false;
  if (group.empty()) return true;
  // Curves that are spelled out are refused, even if they are equal to one with a name.
  if (TextPart(pkey, OSSL_PKEY_PARAM_EC_ENCODING) != OSSL_PKEY_EC_ENCODING_GROUP ||
      TextPart(pkey, OSSL_PKEY_PARAM_GROUP_NAME) != group) {
    return false;
  }
  // A compressed point is exported in its long form.
  return EVP_PKEY_set_utf8_string_param(pkey, OSSL_PKEY_PARAM_EC_POINT_CONVERSION_FORMAT,
                                        OSSL_PKEY_EC_POINT_CONVERSION_FORMAT_UNCOMPRESSED) == 1;
}

JobResult ToKey(Pkey pkey, const std::string& type, const std::string& group) {
  if (pkey == nullptr || !IsExpected(pkey.get(), type, group)) {
    return JobFailure{"DataError", "The data is no valid key of " + (group.empty() ? type : group)};
  }
  return std::make_shared<KeyMaterial>(std::move(pkey));
}

Pkey ParseSpki(ByteSpan data) {
  const uint8_t* end = data.data();
  Pkey pkey(d2i_PUBKEY_ex(nullptr, &end, static_cast<int64_t>(data.size()), CryptoLibrary(), nullptr));
  return end == data.data() + data.size() ? std::move(pkey) : nullptr;
}

Pkey ParsePkcs8(ByteSpan data) {
  const uint8_t* end = data.data();
  PrivateKeyInfo parsed(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &end, static_cast<int64_t>(data.size())));
  if (parsed == nullptr || end != data.data() + data.size()) return nullptr;
  return Pkey(EVP_PKCS82PKEY_ex(parsed.get(), CryptoLibrary(), nullptr));
}

template <auto Parse>
void Import(const OpInfo& info) {
  RunJob(info, JobSize::kLinear, BytesOf(info[2]),
         [type = StringArgument(info, 0), group = StringArgument(info, 1)](ByteSpan data) {
           return ToKey(Parse(data), type, group);
         });
}

JSTIME_OP(CryptoImportSpki) { Import<ParseSpki>(info); }

JSTIME_OP(CryptoImportPkcs8) { Import<ParsePkcs8>(info); }

Pkey MakeOfPart(const std::string& type, const std::string& part, const std::string& group, ByteSpan data) {
  PkeyParts parts;
  if (!group.empty()) parts.Text(OSSL_PKEY_PARAM_GROUP_NAME, group);
  return parts.Octets(part.c_str(), data).Make(type.c_str(), part != OSSL_PKEY_PARAM_PUB_KEY);
}

JSTIME_OP(CryptoImportPart) {
  RunJob(info, JobSize::kLinear, BytesOf(info[3]),
         [type = StringArgument(info, 0), part = StringArgument(info, 1), group = StringArgument(info, 2)](
             ByteSpan data) { return ToKey(MakeOfPart(type, part, group, data), type, group); });
}

// Calls a function of OpenSSL that writes DER into memory of its own.
template <typename Object>
void ReturnDer(const OpInfo& info, int (*write)(Object*, uint8_t**), Object* object) {
  uint8_t* der = nullptr;
  int size = object == nullptr ? -1 : write(object, &der);
  if (size < 0) return;
  info.GetReturnValue().Set(ToArrayBuffer(info.GetIsolate(), Bytes(ByteSpan(der, size))));
  OPENSSL_clear_free(der, size);
}

JSTIME_OP(CryptoExportSpki) {
  const EVP_PKEY* pkey = KeyArgument(info, 0)->pkey();
  ReturnDer(info, i2d_PUBKEY, pkey);
}

JSTIME_OP(CryptoExportPkcs8) {
  PrivateKeyInfo parsed(EVP_PKEY2PKCS8(KeyArgument(info, 0)->pkey()));
  ReturnDer<const PKCS8_PRIV_KEY_INFO>(info, i2d_PKCS8_PRIV_KEY_INFO, parsed.get());
}

JSTIME_OP(CryptoExportPart) {
  std::optional<Bytes> part = OctetPart(KeyArgument(info, 0)->pkey(), StringArgument(info, 1).c_str());
  if (part) info.GetReturnValue().Set(ToArrayBuffer(info.GetIsolate(), std::move(*part)));
}

}  // namespace

const std::vector<Op>& CryptoKeyFormatOps() {
  static const std::vector<Op> ops = {
      {"cryptoImportSpki", CryptoImportSpki},   {"cryptoImportPkcs8", CryptoImportPkcs8},
      {"cryptoImportPart", CryptoImportPart},   {"cryptoExportSpki", CryptoExportSpki},
      {"cryptoExportPkcs8", CryptoExportPkcs8}, {"cryptoExportPart", CryptoExportPart},
  };
  return ops;
}

}  // namespace jstime
