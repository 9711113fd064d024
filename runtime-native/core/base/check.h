// Assertions for our own bugs. They stay on in release builds: a broken invariant ends the process
// at the place where it broke.
#ifndef JSTIME_BASE_CHECK_H_
#define JSTIME_BASE_CHECK_H_

namespace jstime {

[[noreturn]] void CheckFailed(const char* file, int line, const char* condition);

}  // namespace jstime

#define JSTIME_CHECK(condition) ((condition) ? (void)0 : ::jstime::CheckFailed(__FILE__, __LINE__, #condition))

#endif  // JSTIME_BASE_CHECK_H_
