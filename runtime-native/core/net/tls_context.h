// What all TLS sessions of the process share: versions, and the authorities that are trusted. Thread: any.
#ifndef JSTIME_NET_TLS_CONTEXT_H_
#define JSTIME_NET_TLS_CONTEXT_H_

#include <openssl/ssl.h>

namespace jstime {

// Made at the first call, which takes some 10 ms. Trusted are the authorities of Mozilla's list that the engine
// carries, and those in the files that the environment names: SSL_CERT_FILE and SSL_CERT_DIR instead of that list,
// NODE_EXTRA_CA_CERTS in addition.
SSL_CTX* TlsContext();

}  // namespace jstime

#endif  // JSTIME_NET_TLS_CONTEXT_H_
