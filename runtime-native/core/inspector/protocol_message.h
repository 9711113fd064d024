// Messages of the Chrome DevTools Protocol as text: what has to be known of them before V8 parses them, and those
// that jstime writes itself.
#ifndef JSTIME_INSPECTOR_PROTOCOL_MESSAGE_H_
#define JSTIME_INSPECTOR_PROTOCOL_MESSAGE_H_

#include <optional>
#include <string>
#include <string_view>

namespace jstime {

struct ProtocolMessage {
  // The whole message.
  std::string text;
  // Empty if there is none, or the message is not understood; V8 says what is wrong with it then.
  std::string method;
};

// Finds the method without parsing the rest. Any input is fine.
ProtocolMessage ReadProtocolMessage(std::string text);

// The answer to a request that succeeded. `result` is a JSON object.
std::string ProtocolResponse(int id, std::string_view result);

// The answer to a request that failed. `code` is one of JSON-RPC's.
std::string ProtocolError(int id, int code, std::string_view message);

// An event. `params` is a JSON object.
std::string ProtocolEvent(std::string_view method, std::string_view params);

// https://www.jsonrpc.org/specification#error_object
inline constexpr int kServerError = -32000;
inline constexpr int kInvalidParams = -32602;

}  // namespace jstime

#endif  // JSTIME_INSPECTOR_PROTOCOL_MESSAGE_H_
