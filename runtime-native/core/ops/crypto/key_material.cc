#include "ops/crypto/key_material.h"

#include <openssl/crypto.h>

#include <utility>

#include "base/check.h"

namespace jstime {

KeyMaterial::~KeyMaterial() { OPENSSL_cleanse(secret_.data(), secret_.size()); }

v8::Local<v8::Value> ToHandle(v8::Isolate* isolate, Key key) {
  // What OpenSSL keeps of an asymmetric key is some kilobytes.
  constexpr size_t kPkeyBytes = 4096;
  size_t bytes = sizeof(KeyMaterial) + (key->pkey() != nullptr ? kPkeyBytes : key->secret().size());
  return OpContext::From(isolate)->handles.Add(isolate, HandleType::kKey, std::move(key), bytes);
}

Key KeyArgument(const OpInfo& info, int index) {
  Key key = NativeHandles::Get<KeyMaterial>(info[index], HandleType::kKey);
  JSTIME_CHECK(key != nullptr);
  return key;
}

}  // namespace jstime
