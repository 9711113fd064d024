#include "net/tls_session.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "base/check.h"
#include "net/tls_context.h"

namespace jstime {
namespace {

bool IsAddress(const std::string& host) {
  unsigned char buffer[sizeof(in6_addr)];
  return inet_pton(AF_INET, host.c_str(), buffer) == 1 || inet_pton(AF_INET6, host.c_str(), buffer) == 1;
}

// The names that Node has for them.
const char* CodeOfVerification(long result) {  // NOLINT(runtime/int): OpenSSL's type
  switch (result) {
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
      return "UNABLE_TO_GET_ISSUER_CERT";
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
      return "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return "UNABLE_TO_VERIFY_LEAF_SIGNATURE";
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return "DEPTH_ZERO_SELF_SIGNED_CERT";
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      return "SELF_SIGNED_CERT_IN_CHAIN";
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "CERT_NOT_YET_VALID";
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return "CERT_HAS_EXPIRED";
    case X509_V_ERR_CERT_REVOKED:
      return "CERT_REVOKED";
    case X509_V_ERR_CERT_UNTRUSTED:
      return "CERT_UNTRUSTED";
    case X509_V_ERR_CERT_REJECTED:
      return "CERT_REJECTED";
    case X509_V_ERR_INVALID_CA:
      return "INVALID_CA";
    case X509_V_ERR_INVALID_PURPOSE:
      return "INVALID_PURPOSE";
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return "ERR_TLS_CERT_ALTNAME_INVALID";
    default:
      return "ERR_TLS_CERT_INVALID";
  }
}

}  // namespace

TlsSession::TlsSession(const std::string& host)
    : ssl_(SSL_new(TlsContext())), host_(host), from_peer_(BIO_new(BIO_s_mem())), to_peer_(BIO_new(BIO_s_mem())) {
  JSTIME_CHECK(ssl_ != nullptr && from_peer_ != nullptr && to_peer_ != nullptr);
  BIO_set_mem_eof_return(from_peer_, -1);
  SSL_set_bio(ssl_, from_peer_, to_peer_);
  SSL_set_connect_state(ssl_);
  X509_VERIFY_PARAM* verification = SSL_get0_param(ssl_);
  if (IsAddress(host)) {
    X509_VERIFY_PARAM_set1_ip_asc(verification, host.c_str());
  } else {
    SSL_set_tlsext_host_name(ssl_, host.c_str());
    X509_VERIFY_PARAM_set1_host(verification, host.data(), host.size());
    X509_VERIFY_PARAM_set_hostflags(verification, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  }
  SSL_set_verify(ssl_, SSL_VERIFY_PEER, nullptr);
}

TlsSession::~TlsSession() { SSL_free(ssl_); }

void TlsSession::Receive(const char* data, size_t size) {
  while (size > 0) {
    int written = BIO_write(from_peer_, data, static_cast<int>(std::min<size_t>(size, 1 << 30)));
    JSTIME_CHECK(written > 0);
    data += written;
    size -= written;
  }
  if (state_ == State::kHandshake) Handshake();
}

void TlsSession::Handshake() {
  ERR_clear_error();
  int result = SSL_do_handshake(ssl_);
  if (result == 1) {
    state_ = State::kOpen;
  } else {
    Check(result);
  }
}

size_t TlsSession::Read(char* data, size_t size) {
  if (state_ != State::kOpen) return 0;
  ERR_clear_error();
  size_t read = 0;
  int result = SSL_read_ex(ssl_, data, size, &read);
  if (result == 1) return read;
  Check(result);
  return 0;
}

void TlsSession::Write(const char* data, size_t size) {
  if (size == 0 || state_ != State::kOpen) return;
  ERR_clear_error();
  size_t written = 0;
  // A memory BIO takes all.
  int result = SSL_write_ex(ssl_, data, size, &written);
  if (result != 1) Check(result);
}

std::string TlsSession::TakeOutput() {
  std::string output(BIO_ctrl_pending(to_peer_), '\0');
  if (!output.empty()) BIO_read(to_peer_, output.data(), static_cast<int>(output.size()));
  return output;
}

void TlsSession::Check(int result) {
  int reason = SSL_get_error(ssl_, result);
  if (reason == SSL_ERROR_WANT_READ || reason == SSL_ERROR_WANT_WRITE) return;
  if (reason == SSL_ERROR_ZERO_RETURN) {
    state_ = State::kEnded;
  } else {
    Fail(reason);
  }
}

void TlsSession::Fail(int reason) {
  state_ = State::kFailed;
  long verification = SSL_get_verify_result(ssl_);  // NOLINT(runtime/int)
  if (verification != X509_V_OK) {
    error_.code = CodeOfVerification(verification);
    error_.message = X509_verify_cert_error_string(verification);
    if (error_.code == "ERR_TLS_CERT_ALTNAME_INVALID") error_.message += ": " + host_;
    return;
  }
  unsigned long error = ERR_peek_last_error();  // NOLINT(runtime/int)
  const char* text = error == 0 ? nullptr : ERR_reason_error_string(error);
  error_.code = "ERR_SSL_PROTOCOL";
  error_.message = text == nullptr ? "TLS failed" : std::string("TLS: ") + text;
}

}  // namespace jstime
