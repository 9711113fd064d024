#include "modules/code_cache.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/files.h"

namespace jstime {
namespace {

// Smaller sources compile faster than their code is found and read.
constexpr size_t kSmallestSource = 16 * 1024;

// The oldest files go when there are more.
constexpr size_t kMostFiles = 256;

using Digest = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

// The low-level interface: the high-level one initialises all of OpenSSL first.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
Digest Hash(std::string_view bytes) {
  Digest digest;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &context);
  return digest;
}
#pragma GCC diagnostic pop

std::string ToHex(const Digest& digest) {
  std::string hex;
  for (unsigned char byte : digest) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

// A file is the digest of its contents, then the contents.
bool IsWhole(std::string_view file) {
  if (file.size() < SHA256_DIGEST_LENGTH) return false;
  Digest digest = Hash(file.substr(SHA256_DIGEST_LENGTH));
  return std::memcmp(file.data(), digest.data(), digest.size()) == 0;
}

}  // namespace

std::string CodeCache::DefaultDirectory() {
  const char* cache = getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/jstime";
  const char* home = getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.cache/jstime" : "";
}

std::string CodeCache::PathFor(std::string_view source) const {
  if (source.size() < kSmallestSource) return "";
  // The tag covers V8's version and flags.
  return directory_ + "/" + std::to_string(v8::ScriptCompiler::CachedDataVersionTag()) + "-" + ToHex(Hash(source));
}

v8::MaybeLocal<v8::Module> CodeCache::Compile(v8::Isolate* isolate, const std::string& path, v8::Local<v8::String> text,
                                              const v8::ScriptOrigin& origin) {
  std::string file;
  std::string_view code;
  if (ReadFile(path, &file) == 0 && IsWhole(file)) code = std::string_view(file).substr(SHA256_DIGEST_LENGTH);
  v8::ScriptCompiler::CachedData* data = nullptr;
  if (!code.empty()) {
    data = new v8::ScriptCompiler::CachedData(reinterpret_cast<const uint8_t*>(code.data()),
                                              static_cast<int>(code.size()));
  }
  // Owns the data.
  v8::ScriptCompiler::Source source(text, origin, data);
  v8::Local<v8::Module> module;
  if (!v8::ScriptCompiler::CompileModule(
           isolate, &source,
           data != nullptr ? v8::ScriptCompiler::kConsumeCodeCache : v8::ScriptCompiler::kNoCompileOptions)
           .ToLocal(&module)) {
    return {};
  }
  const bool is_reused = data != nullptr && !data->rejected;
  if (!is_reused) {
    unstored_.push_back({path, v8::Global<v8::UnboundModuleScript>(isolate, module->GetUnboundModuleScript())});
  }
  return module;
}

std::string CodeCache::PathForDerived(std::string_view name, std::string_view source) const {
  // V8's own tag covers its flags too, which change when the services start.
  return directory_ + "/" + std::string(name) + "-" + v8::V8::GetVersion() + "-" + ToHex(Hash(source));
}

std::optional<std::string> CodeCache::Derived(std::string_view name, std::string_view source) const {
  std::string file;
  if (ReadFile(PathForDerived(name, source), &file) != 0 || !IsWhole(file)) return std::nullopt;
  return file.substr(SHA256_DIGEST_LENGTH);
}

void CodeCache::StoreDerived(std::string_view name, std::string_view source, std::string_view derived) {
  if (MakeDirectories(directory_) != 0) return;
  WriteChecked(PathForDerived(name, source), derived);
  has_grown_ = true;
}

void CodeCache::WriteChecked(const std::string& path, std::string_view contents) const {
  Digest digest = Hash(contents);
  std::string file(digest.begin(), digest.end());
  file += contents;
  WriteFileAtomically(path, file);
}

void CodeCache::Store(v8::Isolate* isolate) {
  if (!unstored_.empty() && MakeDirectories(directory_) == 0) {
    for (Unstored& entry : unstored_) {
      v8::HandleScope handle_scope(isolate);
      std::unique_ptr<v8::ScriptCompiler::CachedData> data(
          v8::ScriptCompiler::CreateCodeCache(entry.script.Get(isolate)));
      if (data == nullptr) continue;
      WriteChecked(entry.path, {reinterpret_cast<const char*>(data->data), static_cast<size_t>(data->length)});
      has_grown_ = true;
    }
    unstored_.clear();
  }
  if (has_grown_) Prune();
  has_grown_ = false;
}

void CodeCache::Prune() const {
  namespace fs = std::filesystem;
  std::error_code error;
  std::vector<fs::directory_entry> files;
  for (const fs::directory_entry& file : fs::directory_iterator(directory_, error)) files.push_back(file);
  if (files.size() <= kMostFiles) return;
  std::sort(files.begin(), files.end(), [](const fs::directory_entry& a, const fs::directory_entry& b) {
    std::error_code ignored;
    return a.last_write_time(ignored) > b.last_write_time(ignored);
  });
  for (size_t i = kMostFiles / 2; i < files.size(); ++i) fs::remove(files[i].path(), error);
}

}  // namespace jstime
