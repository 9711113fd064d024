// Reads responses of HTTP/1.1 (RFC 9112) from what a connection receives. Strict where leniency would let a server and
// what stands before it disagree on where a message ends; errors have llhttp's codes, which Node's users know.
// Thread: the loop's.
#ifndef JSTIME_NET_RESPONSE_PARSER_H_
#define JSTIME_NET_RESPONSE_PARSER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "net/net_error.h"

namespace jstime {

struct ResponseHead {
  int status = 0;
  std::string_view status_text;
  // As the server wrote them, without the white space around values.
  std::vector<std::pair<std::string_view, std::string_view>> headers;

  // What the above point into.
  std::string text;
};

class ResponseParser {
 public:
  enum class State { kHead, kBody, kEnded, kUpgraded, kFailed };

  // Begins with the next response; that to a HEAD request has no body.
  void Reset(bool answers_head);

  // Takes `bytes` apart. What belongs to the body is left in them, from their start. After the end of the response,
  // anything more is counted in surplus_bytes() and dropped; after an upgrade everything is left.
  void Parse(Bytes* bytes);

  // The server has said its last word: ends or fails.
  void End();

  State state() const { return state_; }
  // From kBody on. Valid until Reset.
  const ResponseHead& head() const { return head_; }
  const NetError& error() const { return error_; }
  size_t surplus_bytes() const { return surplus_bytes_; }
  // Whether anything has come since Reset.
  bool has_begun() const { return has_begun_; }
  // After the end: whether the connection may carry another request.
  bool keeps_alive() const { return keeps_alive_; }
  // How long the server says that it keeps an idle connection; negative: it does not say.
  int keep_alive_seconds() const { return keep_alive_seconds_; }

 private:
  enum class Framing { kNone, kLength, kChunked, kUntilEnd };
  enum class ChunkPart { kSize, kExtension, kData, kDataEnd, kTrailer };

  struct Cursor;

  void TakeHead(Cursor* cursor);
  bool ParseHead();
  bool ParseStatusLine(std::string_view line);
  bool ParseField(std::string_view line);
  bool ApplyFraming();
  bool ReadContentLength(std::string_view value);
  void ReadConnection(std::string_view value);
  void TakeBody(Cursor* cursor);
  void TakeData(Cursor* cursor);
  void TakeChunked(Cursor* cursor);
  void TakeChunkLine(char c);
  void TakeChunkSize(char c);
  void Fail(const char* code, const char* message);

  State state_ = State::kHead;
  ResponseHead head_;
  NetError error_;
  bool answers_head_ = false;
  bool has_begun_ = false;
  bool keeps_alive_ = false;
  int keep_alive_seconds_ = -1;
  size_t surplus_bytes_ = 0;
  // Of head_.text, where the search for its end goes on.
  size_t scanned_ = 0;
  Framing framing_ = Framing::kUntilEnd;
  bool is_version_1_1_ = false;
  // Its first value, in head_.text.
  std::optional<std::string_view> content_length_;
  bool has_length_ = false;
  bool is_chunked_ = false;
  bool has_transfer_encoding_ = false;
  bool says_close_ = false;
  bool says_keep_alive_ = false;
  // Of the body, or of the chunk.
  uint64_t left_ = 0;
  ChunkPart chunk_part_ = ChunkPart::kSize;
  int chunk_digits_ = 0;
  // Of the trailer: bytes in its current line.
  size_t line_bytes_ = 0;
  // Chunk extensions and trailer.
  size_t overhead_bytes_ = 0;
};

}  // namespace jstime

#endif  // JSTIME_NET_RESPONSE_PARSER_H_
