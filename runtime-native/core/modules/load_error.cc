#include "modules/load_error.h"

#include <algorithm>

#include "engine/strings.h"
#include "modules/url.h"

namespace jstime {
namespace {

constexpr size_t kLongestShownLine = 500;

}  // namespace

std::vector<std::string> ImportChain(const ModuleRecord& record) {
  std::vector<std::string> chain;
  for (const ModuleRecord* link = &record; link != nullptr && link->importer.line > 0; link = link->importer.record) {
    chain.push_back(UrlForDisplay(link->importer.url) + ":" + std::to_string(link->importer.line) + ":" +
                    std::to_string(link->importer.column));
  }
  return chain;
}

std::string LineOf(std::string_view source, int line) {
  for (int i = 1; i < line; ++i) {
    size_t end = source.find('\n');
    if (end == std::string_view::npos) return "";
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, std::min(source.find('\n'), kLongestShownLine));
  if (!source.empty() && source.back() == '\r') source.remove_suffix(1);
  return std::string(source);
}

void LocateError(Realm* realm, const ModuleRecord& record, v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  SourceLocation location = LocationOfMessage(realm->context(), message);
  if (location.url.empty()) location.url = record.url;
  location.import_chain = ImportChain(record);
  realm->SetErrorLocation(error, location);
}

v8::Local<v8::Value> MakeImportError(Realm* realm, const std::string& message, const std::string& code,
                                     const SourceLocation& location) {
  v8::Isolate* isolate = realm->isolate();
  std::string text = message;
  if (location.known()) {
    text += "\n    imported from " + UrlForDisplay(location.url) + ":" + std::to_string(location.line) + ":" +
            std::to_string(location.column);
  }
  v8::Local<v8::Value> error = v8::Exception::TypeError(ToShortV8String(isolate, text));
  error.As<v8::Object>()
      ->CreateDataProperty(realm->context(), Internalized(isolate, "code"), ToShortV8String(isolate, code))
      .Check();
  realm->SetErrorLocation(error, location);
  return error;
}

}  // namespace jstime
