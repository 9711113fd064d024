#include "modules/resolver.h"

#include <dirent.h>
#include <errno.h>
#include <strings.h>
#include <sys/stat.h>
#include <uv.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/files.h"
#include "modules/data_url.h"
#include "modules/url.h"

namespace jstime {
namespace {

Resolution Failure(std::string code, std::string message) {
  Resolution resolution;
  resolution.error_code = std::move(code);
  resolution.error = std::move(message);
  return resolution;
}

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool IsRelative(std::string_view specifier) {
  return StartsWith(specifier, "./") || StartsWith(specifier, "../") || StartsWith(specifier, "/") ||
         specifier == "." || specifier == "..";
}

// Whether it starts as a URL does; Windows' drive letters do not count.
bool HasScheme(std::string_view specifier) {
  size_t length = 0;
  while (length < specifier.size() &&
         (std::isalnum(static_cast<unsigned char>(specifier[length])) || specifier[length] == '+' ||
          specifier[length] == '-' || specifier[length] == '.')) {
    ++length;
  }
  return length > 1 && length < specifier.size() && specifier[length] == ':' &&
         std::isalpha(static_cast<unsigned char>(specifier[0]));
}

bool IsFile(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

std::string Directory(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string Extension(const std::string& path) {
  size_t slash = path.rfind('/');
  size_t dot = path.rfind('.');
  if (dot == std::string::npos || (slash != std::string::npos && dot <= slash + 1)) return "";
  return path.substr(dot);
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// Whether the specifier can only mean a directory, whatever stands there.
bool NamesDirectory(std::string_view specifier) {
  return specifier == "." || specifier == ".." || EndsWith(specifier, "/.") || EndsWith(specifier, "/..");
}

// The file that the path without its extension, or the directory, stands for, as text to append.
std::string FindSuggestedSuffix(const std::string& path, bool only_directory) {
  if (!only_directory) {
    for (const char* suffix : {".js", ".mjs", ".ts", ".mts", ".json", ".wasm"}) {
      if (IsFile(path + suffix)) return suffix;
    }
  }
  for (const char* suffix : {"/index.js", "/index.mjs", "/index.ts", "/index.mts"}) {
    if (IsFile(path + suffix)) return suffix;
  }
  return "";
}

// The name in the path's directory that differs from the path's in case only; empty if there is none.
std::string FindNameInOtherCase(const std::string& path) {
  std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(Directory(path).c_str()), closedir);
  if (directory == nullptr) return "";
  const char* name = path.c_str() + path.rfind('/') + 1;
  while (const dirent* entry = readdir(directory.get())) {
    if (strcasecmp(entry->d_name, name) == 0 && IsFile(Directory(path) + "/" + entry->d_name)) return entry->d_name;
  }
  return "";
}

// What the specifier may have meant. Its query and fragment, `suffix`, are no part of the path.
std::string Hint(std::string specifier, std::string path, const std::string& suffix) {
  if (!EndsWith(specifier, suffix)) return "";
  specifier.resize(specifier.size() - suffix.size());
  const bool only_directory = NamesDirectory(specifier);
  for (std::string* text : {&specifier, &path}) {
    while (text->size() > 1 && text->back() == '/') text->pop_back();
  }
  auto suggest = [&suffix](const std::string& text) { return ". Did you mean '" + text + suffix + "'?"; };
  std::string suggested = FindSuggestedSuffix(path, only_directory);
  if (!suggested.empty()) return suggest(specifier + suggested);
  // TypeScript lets a.ts be './a.js', and renaming to or from .mjs is common.
  std::string extension = Extension(path);
  if (!extension.empty() && EndsWith(specifier, extension)) {
    std::string stem = path.substr(0, path.size() - extension.size());
    for (const char* other : {".js", ".mjs", ".ts", ".mts"}) {
      if (extension == ".json" || extension == ".wasm" || extension == other || !IsFile(stem + other)) continue;
      return suggest(specifier.substr(0, specifier.size() - extension.size()) + other);
    }
  }
  std::string name = path.substr(path.rfind('/') + 1);
  std::string other_name = EndsWith("/" + specifier, "/" + name) ? FindNameInOtherCase(path) : "";
  if (!other_name.empty()) return suggest(specifier.substr(0, specifier.size() - name.size()) + other_name);
  return "";
}

Resolution BareSpecifierFailure(const std::string& specifier, const std::string& referrer_url) {
  std::string message = "Cannot resolve '" + specifier + "': jstime does not resolve bare specifiers";
  std::optional<ParsedUrl> referrer = ParseUrl(referrer_url);
  std::optional<std::string> path = referrer ? FileUrlToPath(*referrer) : std::nullopt;
  std::string hint;
  if (path) {
    size_t name_end = std::min(specifier.find_first_of("?#"), specifier.size());
    std::string candidate = Directory(*path) + "/" + specifier.substr(0, name_end);
    if (IsFile(candidate)) {
      hint = ". Did you mean './" + specifier + "'?";
    } else if (name_end > 0) {
      hint = Hint("./" + specifier, candidate, specifier.substr(name_end));
    }
  }
  if (hint.empty() && EndsWith(path.value_or(""), ".wasm")) {
    hint = "; what a host has to provide is given with WebAssembly.instantiate()";
  }
  if (hint.empty()) hint = "; write a path that starts with './', '../' or '/', or a file: or data: URL";
  return Failure("ERR_UNSUPPORTED_RESOLVE_REQUEST", message + hint);
}

std::optional<ModuleKind> KindOfExtension(const std::string& extension) {
  if (extension == ".js" || extension == ".mjs") return ModuleKind::kJavaScript;
  if (extension == ".ts" || extension == ".mts") return ModuleKind::kTypeScript;
  if (extension == ".json") return ModuleKind::kJson;
  if (extension == ".wasm") return ModuleKind::kWasm;
  return std::nullopt;
}

// The kind of a module by its own type and the importer's attribute; sets the failure if they disagree.
Resolution CheckKind(Resolution resolution, const std::string& specifier, std::optional<ModuleKind> own_kind,
                     const std::string& own_name, const ImportAttributes& attributes) {
  const std::optional<std::string>& type = attributes.type;
  if (type == "text") {
    resolution.kind = ModuleKind::kText;
  } else if (type == "bytes") {
    resolution.kind = ModuleKind::kBytes;
  } else if (type == "json") {
    if (own_kind && *own_kind != ModuleKind::kJson) {
      return Failure("ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE",
                     "'" + specifier + "' is not JSON (" + own_name + "), but it is imported with type 'json'");
    }
    resolution.kind = ModuleKind::kJson;
  } else if (type) {
    return Failure("ERR_IMPORT_ATTRIBUTE_UNSUPPORTED", "Import attribute type '" + *type + "' of '" + specifier +
                                                           "' is not supported; use 'json', 'text' or 'bytes'");
  } else if (own_kind) {
    resolution.kind = *own_kind;
  } else {
    return Failure(
        "ERR_UNKNOWN_FILE_EXTENSION",
        "Cannot load '" + specifier + "': unknown type (" + own_name +
            "). jstime loads .js, .mjs, .ts, .mts, .json and .wasm files; import others with { type: 'text' } or "
            "{ type: 'bytes' }");
  }
  return resolution;
}

Resolution ResolveData(const std::string& specifier, const ParsedUrl& url, const ImportAttributes& attributes) {
  std::string shown = specifier.size() > 64 ? specifier.substr(0, 61) + "..." : specifier;
  std::optional<DataUrl> data = DecodeDataUrl(url);
  if (!data) return Failure("ERR_INVALID_URL", "'" + shown + "' is not a valid data: URL");
  const std::string& essence = data->essence;
  std::optional<ModuleKind> kind;
  if (essence == "text/javascript" || essence == "application/javascript" || essence == "application/ecmascript" ||
      essence == "text/ecmascript") {
    kind = ModuleKind::kJavaScript;
  } else if (essence == "application/json" || essence == "text/json" ||
             (essence.size() > 5 && essence.compare(essence.size() - 5, 5, "+json") == 0)) {
    kind = ModuleKind::kJson;
  } else if (essence == "application/wasm") {
    kind = ModuleKind::kWasm;
  } else if (essence == "text/plain") {
    kind = ModuleKind::kText;
  }
  Resolution resolution;
  resolution.url = url.href;
  return CheckKind(std::move(resolution), shown, kind, "media type " + essence, attributes);
}

}  // namespace

Resolution Resolver::ResolveUrl(const std::string& specifier, const std::string& referrer_url) {
  Resolution resolution;
  if (!IsRelative(specifier) && is_builtin_(specifier)) {
    resolution.url = specifier;
    resolution.kind = ModuleKind::kBuiltin;
    return resolution;
  }
  std::optional<ParsedUrl> url;
  if (IsRelative(specifier)) {
    url = ParseUrl(specifier, referrer_url);
    if (!url) {
      return Failure("ERR_UNSUPPORTED_RESOLVE_REQUEST", "Cannot resolve '" + specifier + "' relative to '" +
                                                            referrer_url.substr(0, 64) +
                                                            "'; write a file: or data: URL there");
    }
  } else {
    url = ParseUrl(specifier);
    if (!url && is_builtin_(specifier + "/promises")) {
      return Failure("ERR_UNKNOWN_BUILTIN_MODULE",
                     "There is no built-in module '" + specifier + "'. Did you mean '" + specifier + "/promises'?");
    }
    if (!url && HasScheme(specifier)) return Failure("ERR_INVALID_URL", "'" + specifier + "' is not a valid URL");
    if (!url) return BareSpecifierFailure(specifier, referrer_url);
  }
  resolution.url = url->href;
  return resolution;
}

Resolution Resolver::Resolve(const std::string& specifier, const std::string& referrer_url,
                             const ImportAttributes& attributes) {
  if (!attributes.unsupported_key.empty()) {
    return Failure("ERR_IMPORT_ATTRIBUTE_UNSUPPORTED", "Import attribute '" + attributes.unsupported_key + "' of '" +
                                                           specifier + "' is not supported; only 'type' is");
  }
  Resolution resolution = ResolveUrl(specifier, referrer_url);
  if (!resolution.failed() && resolution.kind == ModuleKind::kBuiltin && attributes.type) {
    return Failure("ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE",
                   "'" + specifier + "' is a built-in module, but it is imported with type '" + *attributes.type + "'");
  }
  if (resolution.failed() || resolution.kind == ModuleKind::kBuiltin) return resolution;
  std::optional<ParsedUrl> url = ParseUrl(resolution.url);
  if (url->protocol == "data:") return ResolveData(specifier, *url, attributes);
  if (url->protocol == "node:") {
    std::string hint = is_builtin_(specifier + "/promises") ? ". Did you mean '" + specifier + "/promises'?" : "";
    return Failure("ERR_UNKNOWN_BUILTIN_MODULE", "There is no built-in module '" + specifier + "'" + hint);
  }
  if (url->protocol != "file:") {
    return Failure(
        "ERR_UNSUPPORTED_ESM_URL_SCHEME",
        "Cannot load '" + specifier + "': modules come from file: and data: URLs, not from " + url->protocol);
  }
  std::optional<std::string> path = FileUrlToPath(*url);
  if (!path) {
    return Failure("ERR_INVALID_FILE_URL_PATH",
                   "'" + specifier + "' names no local file (a host, an encoded slash or a NUL in a file: URL)");
  }
  return ResolveFile(specifier, *path, url->suffix, attributes, false);
}

Resolution Resolver::ResolveEntry(const std::string& file, const std::string& working_directory) {
  std::string path = file;
  std::string suffix;
  if (StartsWith(file, "file:") || StartsWith(file, "data:")) {
    std::optional<ParsedUrl> url = ParseUrl(file);
    if (!url) return Failure("ERR_INVALID_URL", "'" + file + "' is not a valid URL");
    if (url->protocol == "data:") return ResolveData(file, *url, {});
    std::optional<std::string> url_path = FileUrlToPath(*url);
    if (!url_path) return Failure("ERR_INVALID_FILE_URL_PATH", "'" + file + "' names no local file");
    path = *url_path;
    suffix = url->suffix;
  } else if (!StartsWith(file, "/")) {
    path = working_directory + "/" + file;
    if (file.find("://") != std::string::npos && HasScheme(file) && !IsFile(path)) {
      return Failure("ERR_UNSUPPORTED_ESM_URL_SCHEME",
                     "Cannot load '" + file + "': programs come from files and from file: and data: URLs");
    }
    if (file.empty()) return Failure("ERR_MODULE_NOT_FOUND", "The name of the file to run is empty");
  }
  return ResolveFile(file, path, suffix, {}, true);
}

Resolution Resolver::ResolveFile(const std::string& specifier, const std::string& path, const std::string& suffix,
                                 const ImportAttributes& attributes, bool is_entry) {
  Resolution resolution;
  bool is_directory = false;
  int error = FindRealPath(path, &resolution.path, &is_directory);
  std::string what = is_entry ? "Cannot find '" : "Cannot find module '";
  if (error == ENOENT || error == ENOTDIR) {
    return Failure("ERR_MODULE_NOT_FOUND", what + specifier + "'" + Hint(specifier, path, suffix));
  }
  if (error != 0) {
    return Failure(uv_err_name(-error), "Cannot read '" + specifier + "': " + strerror(error));
  }
  if (is_directory) {
    return Failure("ERR_UNSUPPORTED_DIR_IMPORT", "'" + specifier + "' is a directory" + Hint(specifier, path, suffix));
  }
  std::string extension = Extension(resolution.path);
  std::optional<ModuleKind> kind = KindOfExtension(extension);
  // The program itself may have any name, as scripts with a hashbang do.
  if (is_entry && !kind) kind = ModuleKind::kJavaScript;
  resolution.url = PathToFileUrl(resolution.path) + suffix;
  return CheckKind(std::move(resolution), specifier, kind, extension.empty() ? "no extension" : extension, attributes);
}

int Resolver::FindRealPath(const std::string& path, std::string* real_path, bool* is_directory) {
  size_t slash = path.rfind('/');
  std::string name = path.substr(slash + 1);
  if (name.empty() || name == "." || name == "..") {
    *real_path = RealPath(path);
    *is_directory = true;
    return real_path->empty() ? errno : 0;
  }
  std::string directory = Directory(path);
  auto found = real_directories_.find(directory);
  if (found == real_directories_.end()) {
    std::string real_directory = RealPath(directory);
    if (real_directory.empty()) return errno;
    found = real_directories_.emplace(directory, real_directory).first;
  }
  *real_path = (found->second == "/" ? "" : found->second) + "/" + name;
  struct stat info;
  if (lstat(real_path->c_str(), &info) != 0) return errno;
  if (S_ISLNK(info.st_mode)) {
    *real_path = RealPath(*real_path);
    if (real_path->empty() || stat(real_path->c_str(), &info) != 0) return errno;
  }
  *is_directory = S_ISDIR(info.st_mode);
  return 0;
}

}  // namespace jstime
