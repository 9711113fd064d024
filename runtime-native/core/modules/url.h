// URLs as module loading needs them. Spec: https://url.spec.whatwg.org/
// Thread: any.
#ifndef JSTIME_MODULES_URL_H_
#define JSTIME_MODULES_URL_H_

#include <optional>
#include <string>
#include <string_view>

namespace jstime {

struct ParsedUrl {
  std::string href;
  std::string protocol;  // With the colon: `file:`.
  std::string host;
  std::string pathname;  // Percent-encoded.
  std::string suffix;    // Query and fragment with their marks.
};

// Empty if `input` is not a valid URL (relative to `base`, if one is given).
std::optional<ParsedUrl> ParseUrl(std::string_view input, std::string_view base = "");

// The `file:` URL of an absolute path.
std::string PathToFileUrl(std::string_view path);

// The path that a `file:` URL names; empty if it cannot name one (a host, an encoded slash or NUL).
std::optional<std::string> FileUrlToPath(const ParsedUrl& url);

// The path for a `file:` URL, anything else unchanged: how people read a location.
std::string UrlForDisplay(const std::string& url);

// Replaces %XX sequences by their bytes; malformed ones stay.
std::string PercentDecode(std::string_view text);

}  // namespace jstime

#endif  // JSTIME_MODULES_URL_H_
