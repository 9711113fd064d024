// For results of V8 calls that only fail while execution is being terminated.
#ifndef JSTIME_ENGINE_MAYBE_H_
#define JSTIME_ENGINE_MAYBE_H_

namespace jstime {

template <typename Result>
void IgnoreResult(Result&&) {}

}  // namespace jstime

#endif  // JSTIME_ENGINE_MAYBE_H_
