#include "modules/url.h"

#include <cctype>

#include "engine/ada_api.h"

namespace jstime {
namespace {

class AdaUrl {
 public:
  explicit AdaUrl(ada_url url) : url_(url) {}
  AdaUrl(const AdaUrl&) = delete;
  AdaUrl& operator=(const AdaUrl&) = delete;
  ~AdaUrl() { ada_free(url_); }
  ada_url get() const { return url_; }

 private:
  const ada_url url_;
};

std::string ToString(ada_string text) { return std::string(text.data, text.length); }

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Characters that no step of the URL parser changes in a path.
bool IsPlainPathCharacter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '.' || c == '_' || c == '-';
}

bool IsPlainPath(std::string_view path) {
  for (char c : path) {
    if (!IsPlainPathCharacter(c)) return false;
  }
  return true;
}

// What the URL parser would take for a delimiter or drop, although a path may contain it.
std::string EscapeForPathname(std::string_view path) {
  std::string escaped;
  for (char c : path) {
    switch (c) {
      case '%':
        escaped += "%25";
        break;
      case '\\':
        escaped += "%5C";
        break;
      case '\n':
        escaped += "%0A";
        break;
      case '\r':
        escaped += "%0D";
        break;
      case '\t':
        escaped += "%09";
        break;
      case '?':
        escaped += "%3F";
        break;
      case '#':
        escaped += "%23";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::optional<ParsedUrl> ParseUrl(std::string_view input, std::string_view base) {
  AdaUrl url(base.empty() ? ada_parse(input.data(), input.size())
                          : ada_parse_with_base(input.data(), input.size(), base.data(), base.size()));
  if (!ada_is_valid(url.get())) return std::nullopt;
  return ParsedUrl{ToString(ada_get_href(url.get())), ToString(ada_get_protocol(url.get())),
                   ToString(ada_get_host(url.get())), ToString(ada_get_pathname(url.get())),
                   ToString(ada_get_search(url.get())) + ToString(ada_get_hash(url.get()))};
}

std::string PathToFileUrl(std::string_view path) {
  if (IsPlainPath(path)) return "file://" + std::string(path);
  constexpr std::string_view kRoot = "file:///";
  AdaUrl url(ada_parse(kRoot.data(), kRoot.size()));
  std::string escaped = EscapeForPathname(path);
  ada_set_pathname(url.get(), escaped.data(), escaped.size());
  return ToString(ada_get_href(url.get()));
}

std::optional<std::string> FileUrlToPath(const ParsedUrl& url) {
  if (url.protocol != "file:" || !url.host.empty()) return std::nullopt;
  if (IsPlainPath(url.pathname)) return url.pathname;
  std::string path = PercentDecode(url.pathname);
  for (size_t i = 0; i + 2 < url.pathname.size(); ++i) {
    if (url.pathname[i] == '%' && url.pathname[i + 1] == '2' && std::tolower(url.pathname[i + 2]) == 'f') {
      return std::nullopt;
    }
  }
  if (path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

std::string UrlForDisplay(const std::string& url) {
  if (url.compare(0, 5, "file:") != 0) return url;
  std::optional<ParsedUrl> parsed = ParseUrl(url);
  if (!parsed) return url;
  std::optional<std::string> path = FileUrlToPath(*parsed);
  return path ? *path + parsed->suffix : url;
}

std::string PercentDecode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexValue(text[i + 1]) >= 0 && HexValue(text[i + 2]) >= 0) {
      decoded += static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

}  // namespace jstime
