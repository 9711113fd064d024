// data: URLs. Spec: https://fetch.spec.whatwg.org/#data-urls
// Thread: any.
#ifndef JSTIME_MODULES_DATA_URL_H_
#define JSTIME_MODULES_DATA_URL_H_

#include <optional>
#include <string>

#include "modules/url.h"

namespace jstime {

struct DataUrl {
  std::string essence;  // Lower case, without parameters: `text/javascript`.
  std::string body;
};

// Empty if the URL has no comma or its base64 is malformed.
std::optional<DataUrl> DecodeDataUrl(const ParsedUrl& url);

}  // namespace jstime

#endif  // JSTIME_MODULES_DATA_URL_H_
