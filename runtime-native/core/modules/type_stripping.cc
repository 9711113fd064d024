#include "modules/type_stripping.h"

#include <optional>
#include <utility>

namespace jstime {
namespace {

constexpr std::string_view kCacheName = "types";

}  // namespace

StrippedSource StripTypes(const std::string& source, CodeCache* cache, const TypeStripper& strip) {
  StrippedSource stripped;
  if (cache != nullptr) {
    if (std::optional<std::string> kept = cache->Derived(kCacheName, source)) {
      stripped.javascript = std::move(*kept);
      return stripped;
    }
  }
  if (!strip) {
    stripped.problem = "TypeScript modules need the command jstime: an embedder gives JavaScript";
    stripped.code = "ERR_UNKNOWN_FILE_EXTENSION";
    return stripped;
  }
  stripped = strip(source);
  if (cache != nullptr && stripped.problem.empty()) cache->StoreDerived(kCacheName, source, stripped.javascript);
  return stripped;
}

}  // namespace jstime
