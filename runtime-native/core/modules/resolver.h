// From specifier to URL: the rules of ARCHITECTURE.md, section Modules. The language server follows the
// same rules; test/spec/modules holds the cases for both.
// Thread: isolate (it caches the directories of one graph load).
#ifndef JSTIME_MODULES_RESOLVER_H_
#define JSTIME_MODULES_RESOLVER_H_

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace jstime {

enum class ModuleKind { kJavaScript, kTypeScript, kJson, kText, kBytes, kWasm, kBuiltin };

// What `with { … }` says of one import.
struct ImportAttributes {
  std::optional<std::string> type;
  // The first key that is not supported; empty if all are.
  std::string unsupported_key;
};

struct Resolution {
  std::string url;
  // For file: URLs.
  std::string path;
  ModuleKind kind = ModuleKind::kJavaScript;
  // What is wrong, in words, with what to do about it; empty on success.
  std::string error;
  // Node's code for the kind of error: ERR_MODULE_NOT_FOUND and the like.
  std::string error_code;

  bool failed() const { return !error.empty(); }
};

class Resolver {
 public:
  using IsBuiltin = std::function<bool(const std::string& specifier)>;

  explicit Resolver(IsBuiltin is_builtin) : is_builtin_(std::move(is_builtin)) {}

  // The module that `specifier` means in the module at `referrer_url`.
  Resolution Resolve(const std::string& specifier, const std::string& referrer_url, const ImportAttributes& attributes);

  // The URL alone, without a look at the file (import.meta.resolve). Only a specifier that is no URL and
  // no built-in fails.
  Resolution ResolveUrl(const std::string& specifier, const std::string& referrer_url);

  // The program itself: a path relative to `working_directory`, or a URL.
  Resolution ResolveEntry(const std::string& file, const std::string& working_directory);

  // Files may have moved since: call before each graph load.
  void ForgetDirectories() { real_directories_.clear(); }

 private:
  Resolution ResolveFile(const std::string& specifier, const std::string& path, const std::string& suffix,
                         const ImportAttributes& attributes, bool is_entry);
  int FindRealPath(const std::string& path, std::string* real_path, bool* is_directory);

  const IsBuiltin is_builtin_;
  std::unordered_map<std::string, std::string> real_directories_;
};

}  // namespace jstime

#endif  // JSTIME_MODULES_RESOLVER_H_
