// Parsing of URLs by the engine's ada. An href is ASCII, so its offsets are those of the JavaScript string.
#include <cstring>
#include <memory>

#include "base/check.h"
#include "engine/ada_api.h"
#include "engine/simdutf_api.h"
#include "ops/registry.h"

namespace jstime {
namespace {

struct FreeUrl {
  void operator()(void* url) const { ada_free(url); }
};
using Url = std::unique_ptr<void, FreeUrl>;

// The UTF-8 of a string, for as long as nothing allocates in V8's heap: ASCII text is not copied.
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
      // The built-ins replace lone surrogates before they call (USVString).
      const char16_t* utf16 = reinterpret_cast<const char16_t*>(view_.data16());
      converted_.resize(simdutf::utf8_length_from_utf16(utf16, length));
      converted_.resize(simdutf::convert_utf16_to_utf8(utf16, length, converted_.data()));
    }
    utf8_ = converted_;
  }
  const char* data() const { return utf8_.data(); }
  size_t size() const { return utf8_.size(); }

 private:
  const v8::String::ValueView view_;
  std::string converted_;
  std::string_view utf8_;
};

Url Parse(v8::Isolate* isolate, v8::Local<v8::Value> input, v8::Local<v8::Value> base) {
  Utf8View text(isolate, input.As<v8::String>());
  if (!base->IsString()) return Url(ada_parse(text.data(), text.size()));
  Utf8View base_text(isolate, base.As<v8::String>());
  return Url(ada_parse_with_base(text.data(), text.size(), base_text.data(), base_text.size()));
}

// Whether `text` is `ascii`, without a copy of either.
bool IsText(v8::Isolate* isolate, v8::Local<v8::String> text, ada_string ascii) {
  if (static_cast<size_t>(text->Length()) != ascii.length) return false;
  v8::String::ValueView view(isolate, text);
  return view.is_one_byte() && memcmp(view.data8(), ascii.data, ascii.length) == 0;
}

// Answers the href (`given` itself if that is it) and writes the offsets into the Int32Array argument `index`.
void ReturnUrl(const OpInfo& info, ada_url url, v8::Local<v8::String> given, int index) {
  v8::Local<v8::ArrayBufferView> offsets = info[index].As<v8::ArrayBufferView>();
  JSTIME_CHECK(offsets->ByteLength() >= sizeof(ada_url_components));
  memcpy(static_cast<char*>(offsets->Buffer()->Data()) + offsets->ByteOffset(), ada_get_components(url),
         sizeof(ada_url_components));
  ada_string href = ada_get_href(url);
  if (IsText(info.GetIsolate(), given, href)) {
    info.GetReturnValue().Set(given);
    return;
  }
  v8::Local<v8::String> text;
  if (ToV8String(info.GetIsolate(), {href.data, href.length}).ToLocal(&text)) info.GetReturnValue().Set(text);
}

JSTIME_OP(ParseUrl) {
  if (!info[0]->IsString()) return;
  Url url = Parse(info.GetIsolate(), info[0], info[1]);
  if (ada_is_valid(url.get())) ReturnUrl(info, url.get(), info[0].As<v8::String>(), 2);
}

JSTIME_OP(CanParseUrl) {
  if (!info[0]->IsString()) return;
  Utf8View text(info.GetIsolate(), info[0].As<v8::String>());
  if (!info[1]->IsString()) {
    info.GetReturnValue().Set(ada_can_parse(text.data(), text.size()));
    return;
  }
  Utf8View base(info.GetIsolate(), info[1].As<v8::String>());
  info.GetReturnValue().Set(ada_can_parse_with_base(text.data(), text.size(), base.data(), base.size()));
}

// In the order of UrlPart in builtins/internal/native-ops.d.ts.
void (*const kSetters[])(ada_url, const char*, size_t) = {
    [](ada_url url, const char* text, size_t size) { ada_set_protocol(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_username(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_password(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_host(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_hostname(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_port(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_pathname(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_search(url, text, size); },
    [](ada_url url, const char* text, size_t size) { ada_set_hash(url, text, size); },
};

JSTIME_OP(SetUrlPart) {
  if (!info[0]->IsString() || !info[2]->IsString()) return;
  size_t part = NumberArgument(info, 1);
  Url url = Parse(info.GetIsolate(), info[0], v8::Undefined(info.GetIsolate()));
  if (part >= std::size(kSetters) || !ada_is_valid(url.get())) return;
  {
    Utf8View text(info.GetIsolate(), info[2].As<v8::String>());
    kSetters[part](url.get(), text.data(), text.size());
  }
  ReturnUrl(info, url.get(), info[0].As<v8::String>(), 3);
}

}  // namespace

const std::vector<Op>& UrlOps() {
  static const std::vector<Op> ops = {
      {"parseUrl", ParseUrl},
      {"canParseUrl", CanParseUrl},
      {"setUrlPart", SetUrlPart},
  };
  return ops;
}

}  // namespace jstime
