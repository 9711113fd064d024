#include "modules/load_error.h"

#include "engine/strings.h"
#include "modules/url.h"

namespace jstime {
namespace {

// `url:line:column`, or the URL alone where there is no line.
std::string Place(const std::string& url, int line, int column) {
  std::string place = UrlForDisplay(url);
  if (line > 0) place += ":" + std::to_string(line) + ":" + std::to_string(column);
  return place;
}

}  // namespace

std::vector<std::string> ImportChain(const ModuleRecord& record) {
  std::vector<std::string> chain;
  for (const ModuleRecord* link = &record; link != nullptr && !link->importer.url.empty();
       link = link->importer.record) {
    chain.push_back(Place(link->importer.url, link->importer.line, link->importer.column));
  }
  return chain;
}

SourceLocation FileLocation(const std::string& url) {
  SourceLocation location;
  location.url = url;
  return location;
}

void LocateError(Realm* realm, const ModuleRecord& record, v8::Local<v8::Value> error, v8::Local<v8::Message> message) {
  SourceLocation location = LocationOfMessage(realm->context(), message);
  if (location.url.empty()) location.url = record.url;
  if (record.kind == ModuleKind::kWasm && location.url == record.url) location = FileLocation(record.url);
  location.import_chain = ImportChain(record);
  realm->SetErrorLocation(error, location);
}

v8::Local<v8::Value> MakeImportError(Realm* realm, const std::string& message, const std::string& code,
                                     const SourceLocation& location) {
  v8::Isolate* isolate = realm->isolate();
  std::string text = message;
  if (!location.url.empty()) {
    text += "\n    imported from " + Place(location.url, location.line, location.column);
  }
  v8::Local<v8::Value> error = v8::Exception::TypeError(ToShortV8String(isolate, text));
  error.As<v8::Object>()
      ->CreateDataProperty(realm->context(), Internalized(isolate, "code"), ToShortV8String(isolate, code))
      .Check();
  realm->SetErrorLocation(error, location);
  return error;
}

}  // namespace jstime
