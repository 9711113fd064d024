#include "ops/crypto/openssl.h"

#include <openssl/crypto.h>
#include <openssl/provider.h>

#include <map>
#include <mutex>
#include <string>

#include "base/check.h"

namespace jstime {
namespace {

// What `Fetch` answered before, by name. Never freed: threads of libuv's pool may still use it when the process ends.
template <typename Algorithm, auto Fetch>
Algorithm* FindOnce(const char* name) {
  static std::mutex mutex;
  static auto* const known = new std::map<std::string, Algorithm*, std::less<>>();
  std::lock_guard<std::mutex> lock(mutex);
  auto found = known->find(std::string_view(name));
  if (found != known->end()) return found->second;
  return known->emplace(name, Fetch(CryptoLibrary(), name, nullptr)).first->second;
}

}  // namespace

OSSL_LIB_CTX* CryptoLibrary() {
  static OSSL_LIB_CTX* const library = [] {
    OSSL_LIB_CTX* context = OSSL_LIB_CTX_new();
    JSTIME_CHECK(context != nullptr);
    JSTIME_CHECK(OSSL_PROVIDER_load(context, "default") != nullptr);
    return context;
  }();
  return library;
}

const EVP_MD* FindDigest(const char* name) { return FindOnce<EVP_MD, EVP_MD_fetch>(name); }
const EVP_CIPHER* FindCipher(const char* name) { return FindOnce<EVP_CIPHER, EVP_CIPHER_fetch>(name); }
EVP_MAC* FindMac(const char* name) { return FindOnce<EVP_MAC, EVP_MAC_fetch>(name); }
EVP_KDF* FindKdf(const char* name) { return FindOnce<EVP_KDF, EVP_KDF_fetch>(name); }

}  // namespace jstime
