#include "ops/crypto/job.h"

#include <openssl/err.h>
#include <uv.h>

#include <memory>

#include "engine/maybe.h"

namespace jstime {
namespace {

// Hashing this much takes less time than a trip to another thread and back.
constexpr size_t kSmallBytes = 16 * 1024;

struct Job {
  uv_work_t request;
  OpContext* context;
  v8::Global<v8::Promise::Resolver> resolver;
  Bytes data;
  JobWork work;
  JobResult result = false;
};

v8::Local<v8::Value> ToPair(v8::Isolate* isolate, v8::Local<v8::Value> first, v8::Local<v8::Value> second) {
  v8::Local<v8::Value> pair[] = {first, second};
  return v8::Array::New(isolate, pair, 2);
}

v8::Local<v8::Value> ToV8(v8::Isolate* isolate, JobResult result) {
  if (auto* bytes = std::get_if<Bytes>(&result)) return ToArrayBuffer(isolate, std::move(*bytes));
  if (auto* key = std::get_if<Key>(&result)) return ToHandle(isolate, std::move(*key));
  if (auto* pair = std::get_if<KeyPair>(&result)) {
    return ToPair(isolate, ToHandle(isolate, std::move(pair->public_key)),
                  ToHandle(isolate, std::move(pair->private_key)));
  }
  if (auto* pair = std::get_if<BytesPair>(&result)) {
    return ToPair(isolate, ToArrayBuffer(isolate, std::move(pair->first)),
                  ToArrayBuffer(isolate, std::move(pair->second)));
  }
  return v8::Boolean::New(isolate, std::get<bool>(result));
}

void Settle(Job* job) {
  Realm* realm = job->context->realm;
  RealmScope scope(realm);
  v8::Isolate* isolate = realm->isolate();
  v8::Local<v8::Promise::Resolver> resolver = job->resolver.Get(isolate);
  if (auto* failure = std::get_if<JobFailure>(&job->result)) {
    v8::Local<v8::Value> error;
    if (realm
            ->CallHook(Hook::kMakeDomException,
                       {ToShortV8String(isolate, failure->message), Internalized(isolate, failure->name)})
            .ToLocal(&error)) {
      IgnoreResult(resolver->Reject(realm->context(), error));
    }
    return;
  }
  IgnoreResult(resolver->Resolve(realm->context(), ToV8(isolate, std::move(job->result))));
}

void Work(Job* job, ByteSpan data) {
  job->result = job->work(data);
  // What failed has its own message: OpenSSL's queue would only grow.
  ERR_clear_error();
}

void OnDone(uv_work_t* request, int) {
  std::unique_ptr<Job> job(static_cast<Job*>(request->data));
  EventLoop* loop = job->context->realm->loop();
  loop->RemovePending();
  // When the loop has stopped this does nothing, and the handles go with the isolate.
  loop->RunTask("crypto", [&job] { Settle(job.get()); });
}

}  // namespace

void RunJob(const OpInfo& info, JobSize size, ByteSpan data, JobWork work) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(isolate->GetCurrentContext()).ToLocal(&resolver)) return;
  auto job = std::make_unique<Job>();
  job->context = OpContext::From(isolate);
  job->resolver.Reset(isolate, resolver);
  job->work = std::move(work);
  info.GetReturnValue().Set(resolver->GetPromise());
  EventLoop* loop = job->context->realm->loop();
  if (size == JobSize::kLinear && data.size() <= kSmallBytes) {
    Work(job.get(), data);
    loop->Post([job = std::shared_ptr<Job>(std::move(job))] { Settle(job.get()); });
    return;
  }
  job->data = Bytes(data);
  job->request.data = job.get();
  loop->AddPending();
  uv_queue_work(
      loop->uv(), &job.release()->request,
      [](uv_work_t* request) {
        auto* job = static_cast<Job*>(request->data);
        Work(job, job->data.span());
      },
      OnDone);
}

std::vector<uint8_t> BytesCopyArgument(const OpInfo& info, int index) {
  ByteSpan bytes = BytesOf(info[index]);
  return {bytes.begin(), bytes.end()};
}

}  // namespace jstime
