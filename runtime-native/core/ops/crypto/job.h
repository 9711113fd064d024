// Cryptographic work as a promise: little of it is done on the spot, the rest on libuv's thread pool. The promise
// settles in a task of its own either way, as the standard's crypto task source does.
// Thread: isolate; the work itself: any.
// Spec: https://w3c.github.io/webcrypto/#task-source
#ifndef JSTIME_OPS_CRYPTO_JOB_H_
#define JSTIME_OPS_CRYPTO_JOB_H_

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "engine/array_buffers.h"
#include "ops/crypto/key_material.h"
#include "ops/op.h"

namespace jstime {

// Rejects the promise with a DOMException.
struct JobFailure {
  const char* name = "OperationError";
  std::string message;
};

struct KeyPair {
  Key public_key;
  Key private_key;
};

struct BytesPair {
  Bytes first;
  Bytes second;
};

// What a promise resolves with: bytes become an ArrayBuffer, a key its handle, a pair an array of two.
using JobResult = std::variant<JobFailure, bool, Bytes, BytesPair, Key, KeyPair>;

// Called once, without V8. `data` are the bytes that were given to RunJob, or a copy of them.
using JobWork = std::function<JobResult(ByteSpan data)>;

enum class JobSize {
  // As much as there are bytes of data.
  kLinear,
  // Always more than a task should take.
  kLong,
};

// Makes a promise the result of the op.
void RunJob(const OpInfo& info, JobSize size, ByteSpan data, JobWork work);

// A copy of the bytes of an argument.
std::vector<uint8_t> BytesCopyArgument(const OpInfo& info, int index);

}  // namespace jstime

#endif  // JSTIME_OPS_CRYPTO_JOB_H_
