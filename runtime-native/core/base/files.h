// Blocking file input and output on plain descriptors. Every function returns 0 or an errno value.
// Thread: any.
#ifndef JSTIME_BASE_FILES_H_
#define JSTIME_BASE_FILES_H_

#include <string>
#include <string_view>

namespace jstime {

// Replaces `contents` by the bytes of the file at `path`. A directory gives EISDIR.
int ReadFile(const std::string& path, std::string* contents);

// Replaces `contents` by everything that `fd` yields until its end.
int ReadAll(int fd, std::string* contents);

// Writes all of `bytes` to `fd`, waiting when a non-blocking descriptor is full.
int WriteAll(int fd, std::string_view bytes);

// Makes the bytes of the file at `path`, which may be a device or pipe, be `contents`.
int WriteFile(const std::string& path, std::string_view contents);

// Writes `contents` beside `path` and renames it into place, so that readers see all of it or nothing.
int WriteFileAtomically(const std::string& path, std::string_view contents);

// Creates `path` and its missing parents.
int MakeDirectories(const std::string& path);

// The target of all symbolic links in `path`; empty if it does not exist.
std::string RealPath(const std::string& path);

}  // namespace jstime

#endif  // JSTIME_BASE_FILES_H_
