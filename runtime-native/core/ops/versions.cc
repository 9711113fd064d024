#include "ops/versions.h"

#include <uv.h>

#include "v8.h"

// Exported by the engine without headers.
extern "C" {
const char* ada_get_version();
const char* ZSTD_versionString();
uint32_t BrotliDecoderVersion();
unsigned int OpenSSL_version_num();
}

namespace jstime {
namespace {

// 8 bits for each of the lower two parts, 12 for brotli's.
std::string BrotliVersion() {
  uint32_t version = BrotliDecoderVersion();
  return std::to_string(version >> 24) + "." + std::to_string(version >> 12 & 0xfff) + "." +
         std::to_string(version & 0xfff);
}

std::string OpenSslVersion() {
  uint32_t version = OpenSSL_version_num();
  return std::to_string(version >> 28) + "." + std::to_string(version >> 20 & 0xff) + "." +
         std::to_string(version >> 4 & 0xff);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> EngineVersions() {
  return {
      {"jstime", JSTIME_VERSION},     {"v8", v8::V8::GetVersion()},  {"uv", uv_version_string()},
      {"ada", ada_get_version()},     {"openssl", OpenSslVersion()}, {"brotli", BrotliVersion()},
      {"zstd", ZSTD_versionString()},
  };
}

}  // namespace jstime
