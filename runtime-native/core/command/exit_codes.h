// Exit codes of the command; --help documents them.
#ifndef JSTIME_COMMAND_EXIT_CODES_H_
#define JSTIME_COMMAND_EXIT_CODES_H_

namespace jstime {

inline constexpr int kExitSuccess = 0;
inline constexpr int kExitUncaughtError = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitUnsettledAwait = 13;
// What a process that V8 aborts for want of memory ends with, too.
inline constexpr int kExitOutOfMemory = 134;

}  // namespace jstime

#endif  // JSTIME_COMMAND_EXIT_CODES_H_
