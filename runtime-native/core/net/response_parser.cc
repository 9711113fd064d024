#include "net/response_parser.h"

#include <algorithm>

namespace jstime {
namespace {

constexpr size_t kMostHeadBytes = size_t{256} << 10;
constexpr size_t kMostOverheadBytes = size_t{64} << 10;
constexpr int kMostChunkDigits = 15;
constexpr size_t kMostLengthDigits = 18;

bool IsTokenCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return Lower(x) == Lower(y); });
}

// Calls `each` with every element of a comma-separated list; false if one of the calls says so.
template <typename Each>
bool ForEachElement(std::string_view list, Each each) {
  for (;;) {
    const size_t comma = list.find(',');
    if (!each(Trim(list.substr(0, comma)))) return false;
    if (comma == std::string_view::npos) return true;
    list.remove_prefix(comma + 1);
  }
}

}  // namespace

// What is being parsed. The body's bytes move to the front as they are found.
struct ResponseParser::Cursor {
  char* data;
  size_t size;
  size_t at;
  size_t body_size;

  size_t left() const { return size - at; }
};

void ResponseParser::Reset(bool answers_head) {
  *this = ResponseParser();
  answers_head_ = answers_head;
}

void ResponseParser::Parse(Bytes* bytes) {
  Cursor cursor{bytes->chars(), bytes->size(), 0, 0};
  if (cursor.size > 0) has_begun_ = true;
  while (cursor.left() > 0 && state_ == State::kHead) TakeHead(&cursor);
  if (state_ == State::kBody) TakeBody(&cursor);
  if (state_ == State::kUpgraded) {
    std::memmove(cursor.data, cursor.data + cursor.at, cursor.left());
    cursor.body_size = cursor.left();
  } else if (state_ == State::kEnded) {
    surplus_bytes_ += cursor.left();
  }
  bytes->set_size(cursor.body_size);
}

void ResponseParser::End() {
  if (state_ == State::kEnded || state_ == State::kFailed) return;
  keeps_alive_ = false;
  if (state_ == State::kUpgraded || (state_ == State::kBody && framing_ == Framing::kUntilEnd)) {
    state_ = State::kEnded;
  } else if (state_ == State::kBody) {
    Fail("HPE_INVALID_EOF_STATE", "the server closed the connection before the response was complete");
  } else {
    Fail("ECONNRESET", "the server closed the connection without a response");
  }
}

// A head ends with an empty line. Lines may end in LF alone (RFC 9112, section 2.2).
void ResponseParser::TakeHead(Cursor* cursor) {
  std::string& text = head_.text;
  const std::string_view fresh(cursor->data + cursor->at, cursor->left());
  const size_t old_size = text.size();
  text.append(fresh.substr(0, std::min(fresh.size(), kMostHeadBytes + 1 - old_size)));
  for (size_t i = scanned_; i < text.size(); ++i) {
    if (text[i] != '\n') continue;
    const bool is_empty_line =
        i == 0 || text[i - 1] == '\n' || (text[i - 1] == '\r' && (i == 1 || text[i - 2] == '\n'));
    if (!is_empty_line) continue;
    text.resize(i + 1);
    cursor->at += i + 1 - old_size;
    if (i <= 1) {
      // Before the status line, some servers send the end of a line too many.
      text.clear();
      scanned_ = 0;
      return;
    }
    if (!ParseHead() || !ApplyFraming()) return;
    return;
  }
  scanned_ = text.size();
  cursor->at = cursor->size;
  if (text.size() > kMostHeadBytes) Fail("HPE_HEADER_OVERFLOW", "the response's headers are too large");
}

bool ResponseParser::ParseHead() {
  std::string_view rest = head_.text;
  bool is_first = true;
  while (!rest.empty()) {
    const size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) break;
    if (line.find('\r') != std::string_view::npos || line.find('\0') != std::string_view::npos) {
      Fail("HPE_INVALID_HEADER_TOKEN", "the response's headers hold a character that is not allowed");
      return false;
    }
    if (!(is_first ? ParseStatusLine(line) : ParseField(line))) return false;
    is_first = false;
  }
  return true;
}

bool ResponseParser::ParseStatusLine(std::string_view line) {
  const bool is_http = line.size() >= 12 && line.substr(0, 7) == "HTTP/1." && IsDigit(line[7]) && line[8] == ' ';
  if (!is_http || !IsDigit(line[9]) || !IsDigit(line[10]) || !IsDigit(line[11]) ||
      (line.size() > 12 && line[12] != ' ')) {
    Fail(line.substr(0, 5) == "HTTP/" ? "HPE_INVALID_STATUS" : "HPE_INVALID_CONSTANT",
         "the server's answer is no response of HTTP/1");
    return false;
  }
  is_version_1_1_ = line[7] != '0';
  head_.status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
  head_.status_text = line.size() > 13 ? Trim(line.substr(13)) : std::string_view();
  if (head_.status >= 100) return true;
  Fail("HPE_INVALID_STATUS", "the response's status is below 100");
  return false;
}

bool ResponseParser::ParseField(std::string_view line) {
  if (line[0] == ' ' || line[0] == '\t') {
    // The continuation of the line before (RFC 9112, section 5.2): they stand together in the text.
    if (head_.headers.empty()) {
      Fail("HPE_INVALID_HEADER_TOKEN", "the response's headers begin with white space");
      return false;
    }
    std::string_view& value = head_.headers.back().second;
    char* begin = head_.text.data() + (value.data() - head_.text.data());
    const char* end = line.data() + line.size();
    for (char* c = begin; c < end; ++c) {
      if (*c == '\r' || *c == '\n') *c = ' ';
    }
    value = Trim({begin, static_cast<size_t>(end - begin)});
    return true;
  }
  const size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (colon == std::string_view::npos || name.empty() || !std::all_of(name.begin(), name.end(), IsTokenCharacter)) {
    Fail("HPE_INVALID_HEADER_TOKEN", "the response has a header without a proper name");
    return false;
  }
  head_.headers.emplace_back(name, Trim(line.substr(colon + 1)));
  return true;
}

// RFC 9112, section 6.3.
bool ResponseParser::ApplyFraming() {
  for (const auto& [name, value] : head_.headers) {
    if (EqualsIgnoringCase(name, "content-length")) {
      if (!ReadContentLength(value)) return false;
    } else if (EqualsIgnoringCase(name, "transfer-encoding")) {
      has_transfer_encoding_ = true;
      ForEachElement(value, [this](std::string_view coding) {
        is_chunked_ = EqualsIgnoringCase(coding, "chunked");
        return true;
      });
    } else if (EqualsIgnoringCase(name, "connection")) {
      ReadConnection(value);
    } else if (EqualsIgnoringCase(name, "keep-alive")) {
      const size_t found = value.find("timeout=");
      if (found != std::string_view::npos)
        keep_alive_seconds_ = std::atoi(std::string(value.substr(found + 8)).c_str());
    }
  }
  if (head_.status == 101) {
    state_ = State::kUpgraded;
    return true;
  }
  if (head_.status < 200) {
    // What comes before the response itself tells nothing that fetch would hand on.
    const bool answers_head = answers_head_;
    Reset(answers_head);
    has_begun_ = true;
    return true;
  }
  keeps_alive_ = !says_close_ && (is_version_1_1_ || says_keep_alive_);
  if (has_transfer_encoding_ && content_length_) keeps_alive_ = false;
  // Some servers send the body that there must not be.
  if (head_.status == 204 && (has_transfer_encoding_ || left_ > 0)) keeps_alive_ = false;
  state_ = State::kBody;
  if (answers_head_ || head_.status == 204 || head_.status == 304 ||
      (!has_transfer_encoding_ && has_length_ && left_ == 0)) {
    framing_ = Framing::kNone;
    state_ = State::kEnded;
  } else if (has_transfer_encoding_) {
    framing_ = is_chunked_ ? Framing::kChunked : Framing::kUntilEnd;
    left_ = 0;
  } else {
    framing_ = has_length_ ? Framing::kLength : Framing::kUntilEnd;
  }
  if (framing_ == Framing::kUntilEnd) keeps_alive_ = false;
  return true;
}

// The Fetch standard's "extract a length": the same value again is fine, another one an error, and what is no number
// counts as nothing.
bool ResponseParser::ReadContentLength(std::string_view value) {
  const bool is_consistent = ForEachElement(value, [this](std::string_view text) {
    if (!content_length_) content_length_ = text;
    return text == *content_length_;
  });
  const std::string_view digits = content_length_.value_or("");
  has_length_ = !digits.empty() && std::all_of(digits.begin(), digits.end(), IsDigit);
  if (!is_consistent || (has_length_ && digits.size() > kMostLengthDigits)) {
    Fail("HPE_INVALID_CONTENT_LENGTH", "the response's Content-Length is invalid");
    return false;
  }
  left_ = 0;
  if (has_length_) {
    for (char digit : digits) left_ = left_ * 10 + (digit - '0');
  }
  return true;
}

void ResponseParser::ReadConnection(std::string_view value) {
  ForEachElement(value, [this](std::string_view option) {
    if (EqualsIgnoringCase(option, "close")) says_close_ = true;
    if (EqualsIgnoringCase(option, "keep-alive")) says_keep_alive_ = true;
    return true;
  });
}

void ResponseParser::TakeBody(Cursor* cursor) {
  if (framing_ == Framing::kChunked) return TakeChunked(cursor);
  if (framing_ == Framing::kUntilEnd) left_ = cursor->left();
  TakeData(cursor);
  if (framing_ == Framing::kLength && left_ == 0) state_ = State::kEnded;
}

void ResponseParser::TakeData(Cursor* cursor) {
  const size_t count = std::min<uint64_t>(left_, cursor->left());
  if (cursor->body_size != cursor->at) {
    std::memmove(cursor->data + cursor->body_size, cursor->data + cursor->at, count);
  }
  cursor->body_size += count;
  cursor->at += count;
  left_ -= count;
}

void ResponseParser::TakeChunked(Cursor* cursor) {
  while (cursor->left() > 0 && state_ == State::kBody) {
    if (chunk_part_ == ChunkPart::kData) {
      TakeData(cursor);
      if (left_ == 0) chunk_part_ = ChunkPart::kDataEnd;
    } else {
      TakeChunkLine(cursor->data[cursor->at++]);
    }
  }
}

// Between the data of chunks (RFC 9112, section 7.1).
void ResponseParser::TakeChunkLine(char c) {
  switch (chunk_part_) {
    case ChunkPart::kSize:
      return TakeChunkSize(c);
    case ChunkPart::kExtension:
      if (++overhead_bytes_ > kMostOverheadBytes)
        return Fail("HPE_CHUNK_EXTENSIONS_OVERFLOW", "chunk extensions without end");
      if (c != '\n') return;
      chunk_digits_ = 0;
      chunk_part_ = left_ == 0 ? ChunkPart::kTrailer : ChunkPart::kData;
      return;
    case ChunkPart::kDataEnd:
      if (c == '\n') {
        chunk_part_ = ChunkPart::kSize;
      } else if (c != '\r') {
        Fail("HPE_STRICT", "a chunk of the response is longer than it says");
      }
      return;
    case ChunkPart::kTrailer:
      if (++overhead_bytes_ > kMostOverheadBytes) return Fail("HPE_HEADER_OVERFLOW", "trailers without end");
      if (c == '\n') {
        if (line_bytes_ == 0) state_ = State::kEnded;
        line_bytes_ = 0;
      } else if (c != '\r') {
        ++line_bytes_;
      }
      return;
    case ChunkPart::kData:
      return;
  }
}

void ResponseParser::TakeChunkSize(char c) {
  const int digit = IsDigit(c) ? c - '0' : Lower(c) >= 'a' && Lower(c) <= 'f' ? Lower(c) - 'a' + 10 : -1;
  if (digit >= 0) {
    if (++chunk_digits_ > kMostChunkDigits)
      return Fail("HPE_INVALID_CHUNK_SIZE", "a chunk of the response is too large");
    left_ = left_ * 16 + digit;
    return;
  }
  const bool ends = c == ';' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
  if (!ends || chunk_digits_ == 0) return Fail("HPE_INVALID_CHUNK_SIZE", "a chunk of the response has no proper size");
  chunk_part_ = ChunkPart::kExtension;
  if (c == '\n') TakeChunkLine(c);
}

void ResponseParser::Fail(const char* code, const char* message) {
  state_ = State::kFailed;
  keeps_alive_ = false;
  error_ = {code, message};
}

}  // namespace jstime
