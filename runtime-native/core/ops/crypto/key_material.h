// The secret or asymmetric key behind a CryptoKey. JavaScript holds it by a handle and never sees its bytes, unless an
// export op copies them out.
#ifndef JSTIME_OPS_CRYPTO_KEY_MATERIAL_H_
#define JSTIME_OPS_CRYPTO_KEY_MATERIAL_H_

#include <memory>

#include "base/bytes.h"
#include "ops/crypto/openssl.h"
#include "ops/op.h"

namespace jstime {

// Does not change once it is made. Thread: any.
class KeyMaterial {
 public:
  explicit KeyMaterial(ByteSpan secret) : secret_(secret) {}
  explicit KeyMaterial(Pkey pkey) : pkey_(std::move(pkey)) {}
  // Wipes the secret.
  ~KeyMaterial();
  KeyMaterial(const KeyMaterial&) = delete;
  KeyMaterial& operator=(const KeyMaterial&) = delete;

  ByteSpan secret() const { return secret_.span(); }
  // Null for secret keys. OpenSSL's functions want it mutable; those that are called on it do not change it.
  EVP_PKEY* pkey() const { return pkey_.get(); }

 private:
  Bytes secret_;
  Pkey pkey_;
};

using Key = std::shared_ptr<const KeyMaterial>;

// Thread: isolate.
v8::Local<v8::Value> ToHandle(v8::Isolate* isolate, Key key);
// The key whose handle is the argument `index`.
Key KeyArgument(const OpInfo& info, int index);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_KEY_MATERIAL_H_
