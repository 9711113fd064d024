// The services' end of a host channel as JavaScript sees it: HostChannel in contract/host-channel.ts.
// Thread: Node's.
#ifndef JSTIME_ADDON_CHANNEL_OBJECT_H_
#define JSTIME_ADDON_CHANNEL_OBJECT_H_

#include <napi.h>

#include <memory>

#include "host_channel/host_channel.h"

namespace jstime {

// An object with the methods
//   send(kind, id, body: string | Uint8Array)
//   receive(receiver: (batch: { kind, id, body: Buffer }[]) => void), once
//   ref(), unref(): whether Node stays alive for what may come; it does from receive() on
//   close(): nothing comes any more
// It closes with Node's environment.
Napi::Object MakeChannelObject(Napi::Env env, std::shared_ptr<HostChannel> channel);

}  // namespace jstime

#endif  // JSTIME_ADDON_CHANNEL_OBJECT_H_
