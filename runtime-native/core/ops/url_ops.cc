// Parsing of URLs by the engine's ada. An href is ASCII, so its offsets are those of the JavaScript string.
#include <cstring>
#include <memory>
#include <optional>

#include "engine/ada_api.h"
#include "engine/simdutf_api.h"
#include "ops/registry.h"

namespace jstime {
namespace {

constexpr uint8_t kDomainHost = 0;
constexpr uint8_t kNotSpecialScheme = 1;

struct FreeUrl {
  void operator()(void* url) const { ada_free(url); }
};
using Url = std::unique_ptr<void, FreeUrl>;

std::string_view ToView(ada_string text) { return {text.data, text.length}; }

// The UTF-8 of a string; ASCII text is not copied. While one is alive nothing may allocate in V8's heap, as another
// view of a string that is not flat does.
class Utf8View {
 public:
  Utf8View(v8::Isolate* isolate, v8::Local<v8::String> text) : view_(isolate, text) {
    size_t length = view_.length();
    if (view_.is_one_byte()) {
      const char* latin1 = reinterpret_cast<const char*>(view_.data8());
      if (simdutf::validate_ascii(latin1, length)) {
        utf8_ = {latin1, length};
        return;
      }
      converted_.resize(simdutf::utf8_length_from_latin1(latin1, length));
      simdutf::convert_latin1_to_utf8(latin1, length, converted_.data());
    } else {
      Convert({reinterpret_cast<const char16_t*>(view_.data16()), length});
    }
    utf8_ = converted_;
  }
  std::string_view view() const { return utf8_; }
  const char* data() const { return utf8_.data(); }
  size_t size() const { return utf8_.size(); }

 private:
  // Lone surrogates become U+FFFD: texts of the standard are scalar values.
  void Convert(std::u16string_view utf16) {
    std::u16string well_formed(utf16.size(), u'\0');
    simdutf::to_well_formed_utf16(utf16.data(), utf16.size(), well_formed.data());
    converted_.resize(simdutf::utf8_length_from_utf16(well_formed.data(), well_formed.size()));
    simdutf::convert_utf16_to_utf8(well_formed.data(), well_formed.size(), converted_.data());
  }

  const v8::String::ValueView view_;
  std::string converted_;
  std::string_view utf8_;
};

// ada takes ASCII hosts as they are; the standard wants the labels in Punycode decoded and judged. With a label that is
// not ASCII beside them (which says nothing of its own), ada does so.
// https://www.unicode.org/reports/tr46/#Validity_Criteria
bool HasValidHost(ada_url url) {
  std::string_view href = ToView(ada_get_href(url));
  const ada_url_components& parts = *ada_get_components(url);
  std::string_view host = href.substr(parts.host_start, parts.host_end - parts.host_start);
  if (host.find("xn--") == std::string_view::npos || ada_get_host_type(url) != kDomainHost ||
      ada_get_scheme_type(url) == kNotSpecialScheme) {
    return true;
  }
  std::string judged(host.substr(host[0] == '@' ? 1 : 0));
  judged += ".\u00e4";
  ada_owned_string ascii = ada_idna_to_ascii(judged.data(), judged.size());
  bool is_valid = ascii.length > 0;
  ada_free_owned_string(ascii);
  return is_valid;
}

bool IsValid(ada_url url) { return ada_is_valid(url) && HasValidHost(url); }

// Whether the host may have a label `xn--…`, spelled out or in escapes.
bool MayHavePunycode(std::string_view text) {
  return text.find("--") != std::string_view::npos || text.find('%') != std::string_view::npos;
}

Url Parse(std::string_view input, const std::optional<std::string>& base) {
  return Url(base ? ada_parse_with_base(input.data(), input.size(), base->data(), base->size())
                  : ada_parse(input.data(), input.size()));
}

// The text of an optional argument.
std::optional<std::string> BaseArgument(const OpInfo& info, int index) {
  if (!info[index]->IsString()) return std::nullopt;
  return StringArgument(info, index);
}

void WriteOffsets(v8::Isolate* isolate, ada_url url) {
  static_assert(sizeof(ada_url_components) == sizeof(OpContext::url_offsets));
  memcpy(OpContext::From(isolate)->url_offsets, ada_get_components(url), sizeof(ada_url_components));
}

void ReturnHref(const OpInfo& info, ada_url url) {
  v8::Local<v8::String> text;
  if (ToV8String(info.GetIsolate(), ToView(ada_get_href(url))).ToLocal(&text)) info.GetReturnValue().Set(text);
}

JSTIME_OP(UrlOffsets) {
  v8::Isolate* isolate = info.GetIsolate();
  auto& offsets = OpContext::From(isolate)->url_offsets;
  std::unique_ptr<v8::BackingStore> memory =
      v8::ArrayBuffer::NewBackingStore(offsets, sizeof(offsets), v8::BackingStore::EmptyDeleter, nullptr);
  info.GetReturnValue().Set(
      v8::Int32Array::New(v8::ArrayBuffer::New(isolate, std::move(memory)), 0, std::size(offsets)));
}

// A URL that is its own href, as most are in practice, needs no new string.
JSTIME_OP(ParseUrl) {
  if (!info[0]->IsString()) return;
  v8::Isolate* isolate = info.GetIsolate();
  Url url;
  std::optional<std::string> base = BaseArgument(info, 1);
  {
    Utf8View input(isolate, info[0].As<v8::String>());
    url = Parse(input.view(), base);
    if (!ada_is_valid(url.get())) return;
    // Punycode that the parser has made itself is valid.
    const bool may_have_punycode = MayHavePunycode(input.view()) || (base && MayHavePunycode(*base));
    if (may_have_punycode && !HasValidHost(url.get())) return;
    WriteOffsets(isolate, url.get());
    if (ToView(ada_get_href(url.get())) == input.view()) {
      info.GetReturnValue().Set(info[0]);
      return;
    }
  }
  ReturnHref(info, url.get());
}

JSTIME_OP(CanParseUrl) {
  if (!info[0]->IsString()) return;
  std::optional<std::string> base = BaseArgument(info, 1);
  Utf8View input(info.GetIsolate(), info[0].As<v8::String>());
  if (MayHavePunycode(input.view()) || (base && MayHavePunycode(*base))) {
    info.GetReturnValue().Set(IsValid(Parse(input.view(), base).get()));
    return;
  }
  info.GetReturnValue().Set(base ? ada_can_parse_with_base(input.data(), input.size(), base->data(), base->size())
                                 : ada_can_parse(input.data(), input.size()));
}

// In the order of UrlPart in builtins/internal/native-ops.d.ts.
bool (*const kSetters[])(ada_url, const char*, size_t) = {
    ada_set_protocol,
    ada_set_username,
    ada_set_password,
    ada_set_host,
    ada_set_hostname,
    ada_set_port,
    ada_set_pathname,
    [](ada_url url, const char* text, size_t size) {
      ada_set_search(url, text, size);
      return true;
    },
    [](ada_url url, const char* text, size_t size) {
      ada_set_hash(url, text, size);
      return true;
    },
};

JSTIME_OP(SetUrlPart) {
  if (!info[0]->IsString() || !info[2]->IsString()) return;
  v8::Isolate* isolate = info.GetIsolate();
  size_t part = NumberArgument(info, 1);
  std::string href = StringArgument(info, 0);
  std::string value = StringArgument(info, 2);
  Url url(ada_parse(href.data(), href.size()));
  if (part >= std::size(kSetters) || !ada_is_valid(url.get())) return;
  if (!kSetters[part](url.get(), value.data(), value.size()) || !HasValidHost(url.get())) return;
  WriteOffsets(isolate, url.get());
  ReturnHref(info, url.get());
}

}  // namespace

const std::vector<Op>& UrlOps() {
  static const std::vector<Op> ops = {
      {"urlOffsets", UrlOffsets, kLooksOnly},
      {"parseUrl", ParseUrl, kLooksOnly},
      {"canParseUrl", CanParseUrl, kLooksOnly},
      {"setUrlPart", SetUrlPart, kLooksOnly},
  };
  return ops;
}

}  // namespace jstime
