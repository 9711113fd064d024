// The functions of the engine's brotli that jstime calls; the engine exports them but ships no header.
#ifndef JSTIME_OPS_COMPRESSION_BROTLI_API_H_
#define JSTIME_OPS_COMPRESSION_BROTLI_API_H_

#include <cstddef>
#include <cstdint>

extern "C" {

struct BrotliDecoderState;
struct BrotliEncoderState;
using BrotliAlloc = void* (*)(void* opaque, size_t size);
using BrotliFree = void (*)(void* opaque, void* address);

enum BrotliDecoderResult {
  kBrotliDecoderError = 0,
  kBrotliDecoderSuccess = 1,
  kBrotliDecoderNeedsMoreInput = 2,
  kBrotliDecoderNeedsMoreOutput = 3,
};
enum BrotliEncoderOperation { kBrotliProcess = 0, kBrotliFinish = 2 };
enum BrotliEncoderParameter { kBrotliQuality = 1 };

// Allocator functions may be null.
BrotliDecoderState* BrotliDecoderCreateInstance(BrotliAlloc, BrotliFree, void* opaque);
void BrotliDecoderDestroyInstance(BrotliDecoderState*);
BrotliDecoderResult BrotliDecoderDecompressStream(BrotliDecoderState*, size_t* available_in, const uint8_t** next_in,
                                                  size_t* available_out, uint8_t** next_out, size_t* total_out);

BrotliEncoderState* BrotliEncoderCreateInstance(BrotliAlloc, BrotliFree, void* opaque);
void BrotliEncoderDestroyInstance(BrotliEncoderState*);
int BrotliEncoderSetParameter(BrotliEncoderState*, BrotliEncoderParameter, uint32_t value);
int BrotliEncoderCompressStream(BrotliEncoderState*, BrotliEncoderOperation, size_t* available_in,
                                const uint8_t** next_in, size_t* available_out, uint8_t** next_out, size_t* total_out);
int BrotliEncoderIsFinished(BrotliEncoderState*);
int BrotliEncoderHasMoreOutput(BrotliEncoderState*);

}  // extern "C"

#endif  // JSTIME_OPS_COMPRESSION_BROTLI_API_H_
