// The requests that jstime answers beside V8: domains of its own, and those of V8's that need care.
// Thread: isolate.
#ifndef JSTIME_INSPECTOR_OWN_REQUESTS_H_
#define JSTIME_INSPECTOR_OWN_REQUESTS_H_

#include "inspector/inspector_agent.h"
#include "inspector/inspector_session.h"
#include "inspector/protocol_message.h"

namespace jstime {

// Answers `message` if it is one of ours. False: it is V8's.
bool DispatchOwn(InspectorAgent* agent, InspectorSession* session, const ProtocolMessage& message);

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_OWN_REQUESTS_H_
