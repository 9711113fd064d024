#include "modules/graph_load.h"

#include <uv.h>

#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/trace_log.h"
#include "modules/data_url.h"
#include "modules/module_compiler.h"

namespace jstime {
namespace {

// Up to this many reads at once are quicker done here than handed to another thread.
constexpr size_t kReadHereUpTo = 3;

struct PooledRead {
  uv_work_t request;
  ModuleRecord* record;
  ModuleLoader* loader;
  EventLoop* loop;
  std::string path;
  std::string contents;
  int error = 0;
};

}  // namespace

void GraphLoad::Start(ModuleLoader* loader, ModuleRecord* root, ModuleLoader::Loaded done) {
  std::shared_ptr<GraphLoad> load(new GraphLoad(loader, root, std::move(done)));
  load->Visit(root);
  load->Advance();
}

void GraphLoad::Visit(ModuleRecord* record) {
  if (!visited_.insert(record).second) return;
  switch (record->state) {
    case ModuleRecord::State::kNew:
      to_fetch_.push_back(record);
      break;
    case ModuleRecord::State::kFetching:
      WaitFor(record);
      break;
    case ModuleRecord::State::kReady:
      to_expand_.push_back(record);
      break;
    case ModuleRecord::State::kFailed:
      break;
  }
}

void GraphLoad::Advance() {
  // Fetching here re-enters through the waiters of the record.
  if (advancing_) return;
  advancing_ = true;
  while (!to_expand_.empty() || !to_fetch_.empty()) {
    for (ModuleRecord* record : std::exchange(to_expand_, {})) Expand(record);
    std::vector<ModuleRecord*> batch = std::exchange(to_fetch_, {});
    const bool use_pool = batch.size() > kReadHereUpTo;
    for (ModuleRecord* record : batch) {
      if (record->state != ModuleRecord::State::kNew) {
        WaitFor(record);
      } else if (use_pool && !record->source && !record->path.empty()) {
        WaitFor(record);
        FetchInPool(record);
      } else {
        FetchNow(record);
      }
    }
  }
  advancing_ = false;
  if (waiting_ == 0) Finish();
}

void GraphLoad::Expand(ModuleRecord* record) {
  for (ModuleRecord* request : record->requests) Visit(request);
}

void GraphLoad::WaitFor(ModuleRecord* record) {
  if (record->state == ModuleRecord::State::kReady) {
    to_expand_.push_back(record);
    return;
  }
  if (record->state == ModuleRecord::State::kFailed) return;
  ++waiting_;
  record->waiters.push_back([self = shared_from_this(), record] {
    --self->waiting_;
    if (record->state == ModuleRecord::State::kReady) self->to_expand_.push_back(record);
    self->Advance();
  });
}

void GraphLoad::FetchNow(ModuleRecord* record) {
  std::string contents;
  int error = 0;
  if (record->source) {
    contents = std::move(*record->source);
  } else if (!record->path.empty()) {
    TraceSpan span(TraceCategory::kModule, "read module", record->url);
    error = ReadFile(record->path, &contents);
  } else if (record->kind != ModuleKind::kBuiltin) {
    // Resolution has seen that it decodes.
    contents = DecodeDataUrl(*ParseUrl(record->url))->body;
  }
  ModuleCompiler(loader_).Complete(record, std::move(contents), error);
  if (record->state == ModuleRecord::State::kReady) to_expand_.push_back(record);
}

void GraphLoad::FetchInPool(ModuleRecord* record) {
  record->state = ModuleRecord::State::kFetching;
  EventLoop* loop = loader_->realm_->loop();
  auto* read = new PooledRead{{}, record, loader_, loop, record->path, {}, 0};
  read->request.data = read;
  loop->AddPending();
  uv_queue_work(
      loop->uv(), &read->request,
      [](uv_work_t* request) {
        auto* read = static_cast<PooledRead*>(request->data);
        TraceSpan span(TraceCategory::kModule, "read module", read->path);
        read->error = ReadFile(read->path, &read->contents);
      },
      [](uv_work_t* request, int status) {
        std::unique_ptr<PooledRead> read(static_cast<PooledRead*>(request->data));
        read->loop->RemovePending();
        read->loop->RunTask("module read", [&read] {
          RealmScope scope(read->loader->realm_);
          ModuleCompiler(read->loader).Complete(read->record, std::move(read->contents), read->error);
          for (auto& waiter : std::exchange(read->record->waiters, {})) waiter();
        });
      });
}

void GraphLoad::Finish() {
  v8::HandleScope handle_scope(loader_->realm_->isolate());
  ModuleRecord* failed = FirstFailure();
  if (failed == nullptr) {
    done_({});
    return;
  }
  v8::Local<v8::Value> error = failed->error.Get(loader_->realm_->isolate());
  ForgetFailures();
  done_(error);
}

void GraphLoad::ForgetFailures() {
  // A module that imports a failed one can never be linked: the next import starts it afresh. All others
  // may already have run and stay.
  std::unordered_map<ModuleRecord*, std::vector<ModuleRecord*>> importers;
  std::vector<ModuleRecord*> broken;
  for (ModuleRecord* record : visited_) {
    if (record->state == ModuleRecord::State::kFailed) broken.push_back(record);
    for (ModuleRecord* request : record->requests) importers[request].push_back(record);
  }
  std::unordered_set<ModuleRecord*> seen;
  while (!broken.empty()) {
    ModuleRecord* record = broken.back();
    broken.pop_back();
    if (!seen.insert(record).second) continue;
    loader_->map_.Forget(*record);
    for (ModuleRecord* importer : importers[record]) broken.push_back(importer);
  }
}

ModuleRecord* GraphLoad::FirstFailure() {
  std::vector<ModuleRecord*> stack{root_};
  std::unordered_set<ModuleRecord*> seen;
  while (!stack.empty()) {
    ModuleRecord* record = stack.back();
    stack.pop_back();
    if (!seen.insert(record).second) continue;
    if (record->state == ModuleRecord::State::kFailed) return record;
    for (auto it = record->requests.rbegin(); it != record->requests.rend(); ++it) stack.push_back(*it);
  }
  return nullptr;
}

}  // namespace jstime
