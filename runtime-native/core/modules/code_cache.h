// Compiled code kept on disk between runs. (Declared here; see docs/decisions for what was measured.)
#ifndef JSTIME_MODULES_CODE_CACHE_H_
#define JSTIME_MODULES_CODE_CACHE_H_

namespace jstime {

class CodeCache {};

}  // namespace jstime

#endif  // JSTIME_MODULES_CODE_CACHE_H_
