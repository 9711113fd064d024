#include "engine/builtins_source.h"

#include <cstdint>
#include <cstring>

namespace jstime {
namespace {

struct Lengths {
  uint64_t heap;
  uint64_t source;
};

}  // namespace

BuiltinsSource* BuiltinsSource::Get() {
  static BuiltinsSource source;
  return &source;
}

std::string JoinSnapshot(std::string_view heap, std::string_view builtins_source) {
  const Lengths lengths = {heap.size(), builtins_source.size()};
  std::string file(heap);
  file += builtins_source;
  file.append(reinterpret_cast<const char*>(&lengths), sizeof(lengths));
  return file;
}

v8::StartupData SplitSnapshot(std::string_view file, std::string_view* builtins_source) {
  Lengths lengths;
  if (file.size() < sizeof(lengths)) return {};
  std::memcpy(&lengths, file.data() + file.size() - sizeof(lengths), sizeof(lengths));
  if (lengths.heap + lengths.source + sizeof(lengths) != file.size()) return {};
  *builtins_source = file.substr(lengths.heap, lengths.source);
  return {file.data(), static_cast<int>(lengths.heap)};
}

}  // namespace jstime
