// The functions of the engine's zstd that jstime calls; the engine exports them but ships no header.
#ifndef JSTIME_OPS_COMPRESSION_ZSTD_API_H_
#define JSTIME_OPS_COMPRESSION_ZSTD_API_H_

#include <cstddef>

extern "C" {

struct ZSTD_CCtx;
struct ZSTD_DCtx;

struct ZSTD_inBuffer {
  const void* src;
  size_t size;
  size_t pos;
};
struct ZSTD_outBuffer {
  void* dst;
  size_t size;
  size_t pos;
};

enum ZSTD_EndDirective { kZstdContinue = 0, kZstdEnd = 2 };
enum ZSTD_ResetDirective { kZstdResetSession = 1 };

unsigned ZSTD_isError(size_t result);

ZSTD_CCtx* ZSTD_createCCtx();
size_t ZSTD_freeCCtx(ZSTD_CCtx*);
size_t ZSTD_CCtx_reset(ZSTD_CCtx*, ZSTD_ResetDirective);
// Returns how many bytes are at least left to flush.
size_t ZSTD_compressStream2(ZSTD_CCtx*, ZSTD_outBuffer*, ZSTD_inBuffer*, ZSTD_EndDirective);

ZSTD_DCtx* ZSTD_createDCtx();
size_t ZSTD_freeDCtx(ZSTD_DCtx*);
size_t ZSTD_DCtx_reset(ZSTD_DCtx*, ZSTD_ResetDirective);
// Returns 0 when a frame is complete.
size_t ZSTD_decompressStream(ZSTD_DCtx*, ZSTD_outBuffer*, ZSTD_inBuffer*);

}  // extern "C"

#endif  // JSTIME_OPS_COMPRESSION_ZSTD_API_H_
