#include "modules/load_error.h"

#include "engine/properties.h"
#include "engine/strings.h"
#include "modules/url.h"

namespace jstime {
namespace {

constexpr size_t kLongestShownChain = 20;
constexpr size_t kShownChainEnd = 5;  // Of these, so many nearest to the entry.

// `url:line:column`, or the URL alone where there is no line.
std::string Place(const std::string& url, int line, int column) {
  std::string place = UrlForDisplay(url);
  if (line > 0) place += ":" + std::to_string(line) + ":" + std::to_string(column);
  return place;
}

v8::Local<v8::Value> Finish(Realm* realm, v8::Local<v8::Value> error, const std::string& code,
                            const SourceLocation& location) {
  SetProperty(realm->context(), error.As<v8::Object>(), "code", ToShortV8String(realm->isolate(), code));
  realm->SetErrorLocation(error, location);
  return error;
}

}  // namespace

std::vector<std::string> ImportChain(const ModuleRecord& record) {
  std::vector<const ModuleRecord::Importer*> links;
  for (const ModuleRecord* link = &record; link != nullptr && !link->importer.url.empty();
       link = link->importer.record) {
    links.push_back(&link->importer);
  }
  std::vector<std::string> chain;
  for (size_t i = 0; i < links.size(); ++i) {
    if (links.size() > kLongestShownChain && i == kLongestShownChain - kShownChainEnd) {
      const size_t left_out = links.size() - kLongestShownChain;
      chain.push_back("... " + std::to_string(left_out) + " more modules, in turn");
      i += left_out;
    }
    chain.push_back(Place(links[i]->url, links[i]->line, links[i]->column));
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
  std::string text = message;
  if (!location.url.empty()) {
    text += "\n    imported from " + Place(location.url, location.line, location.column);
  }
  return Finish(realm, v8::Exception::TypeError(ToShortV8String(realm->isolate(), text)), code, location);
}

v8::Local<v8::Value> MakeSyntaxError(Realm* realm, const std::string& message, const std::string& code,
                                     const SourceLocation& location) {
  return Finish(realm, v8::Exception::SyntaxError(ToShortV8String(realm->isolate(), message)), code, location);
}

}  // namespace jstime
