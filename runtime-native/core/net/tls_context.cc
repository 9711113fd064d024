#include "net/tls_context.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdlib>
#include <iterator>

#include "base/check.h"

namespace jstime {
namespace {

// PEM, one authority each; written by scripts/build/native.mjs from the engine's own list.
constexpr const char* kRootCertificates[] = {
#include "root_certificates.inc"
};

void AddBundled(X509_STORE* store) {
  for (const char* pem : kRootCertificates) {
    BIO* text = BIO_new_mem_buf(pem, -1);
    X509* certificate = PEM_read_bio_X509(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    if (certificate == nullptr) continue;
    X509_STORE_add_cert(store, certificate);
    X509_free(certificate);
  }
}

X509_STORE* MakeStore() {
  X509_STORE* store = X509_STORE_new();
  JSTIME_CHECK(store != nullptr);
  const char* file = getenv("SSL_CERT_FILE");
  const char* directory = getenv("SSL_CERT_DIR");
  if (file != nullptr || directory != nullptr) {
    X509_STORE_load_locations(store, file, directory);
  } else {
    AddBundled(store);
  }
  const char* extra = getenv("NODE_EXTRA_CA_CERTS");
  if (extra != nullptr && extra[0] != '\0') X509_STORE_load_locations(store, extra, nullptr);
  // What cannot be read shows when a server cannot be verified.
  ERR_clear_error();
  return store;
}

SSL_CTX* MakeContext() {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  JSTIME_CHECK(context != nullptr);
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_cert_store(context, MakeStore());
  constexpr unsigned char kProtocols[] = "\x08http/1.1";
  SSL_CTX_set_alpn_protos(context, kProtocols, sizeof kProtocols - 1);
  return context;
}

}  // namespace

SSL_CTX* TlsContext() {
  // Lives as long as the process.
  static SSL_CTX* const context = MakeContext();
  return context;
}

}  // namespace jstime
