#include "ops/crypto/turboshake.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace jstime {
namespace {

constexpr size_t kLanes = 25;
constexpr size_t kStateBytes = 200;

// The last 12 of Keccak's round constants.
constexpr std::array<uint64_t, 12> kRoundConstants = {
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};

// For each step of rho and pi, along the way that pi takes from lane 1 on: the lane, and how far it turns.
struct Turn {
  uint8_t lane;
  uint8_t bits;
};
constexpr std::array<Turn, 24> kTurns = {{
    {10, 1},  {7, 3},   {11, 6},  {17, 10}, {18, 15}, {3, 21}, {5, 28},  {16, 36}, {8, 45},  {21, 55}, {24, 2}, {4, 14},
    {15, 27}, {23, 41}, {19, 56}, {13, 8},  {12, 25}, {2, 43}, {20, 62}, {14, 18}, {22, 39}, {9, 61},  {6, 20}, {1, 44},
}};

using State = std::array<uint64_t, kLanes>;

void Permute(State* state) {
  State& lanes = *state;
  for (uint64_t constant : kRoundConstants) {
    std::array<uint64_t, 5> columns;
    for (size_t x = 0; x < 5; ++x) {
      columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    }
    for (size_t x = 0; x < 5; ++x) {
      uint64_t mixed = columns[(x + 4) % 5] ^ std::rotl(columns[(x + 1) % 5], 1);
      for (size_t y = 0; y < kLanes; y += 5) lanes[x + y] ^= mixed;
    }
    uint64_t moved = lanes[1];
    for (Turn turn : kTurns) {
      uint64_t next = lanes[turn.lane];
      lanes[turn.lane] = std::rotl(moved, turn.bits);
      moved = next;
    }
    for (size_t y = 0; y < kLanes; y += 5) {
      std::array<uint64_t, 5> row;
      std::copy_n(lanes.begin() + y, 5, row.begin());
      for (size_t x = 0; x < 5; ++x) lanes[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
    lanes[0] ^= constant;
  }
}

// One TurboSHAKE, fed in parts.
class Sponge {
 public:
  explicit Sponge(int strength) : rate_(kStateBytes - strength / 4) {}

  void Absorb(ByteSpan data) {
    for (uint8_t byte : data) {
      Add(position_++, byte);
      if (position_ == rate_) Turn();
    }
  }

  void Squeeze(uint8_t domain, uint8_t* output, size_t size) {
    Add(position_, domain);
    Add(rate_ - 1, 0x80);
    Turn();
    for (size_t i = 0; i < size; ++i) {
      if (position_ == rate_) Turn();
      output[i] = static_cast<uint8_t>(lanes_[position_ / 8] >> (position_ % 8 * 8));
      ++position_;
    }
  }

 private:
  void Add(size_t position, uint8_t byte) { lanes_[position / 8] ^= static_cast<uint64_t>(byte) << (position % 8 * 8); }

  void Turn() {
    Permute(&lanes_);
    position_ = 0;
  }

  const size_t rate_;
  State lanes_ = {};
  size_t position_ = 0;
};

// The length in as few big-endian bytes as possible, none for 0, then how many these are.
std::vector<uint8_t> LengthEncode(uint64_t length) {
  std::vector<uint8_t> bytes;
  for (int shift = 56; shift >= 0; shift -= 8) {
    if (!bytes.empty() || length >> shift != 0) bytes.push_back(static_cast<uint8_t>(length >> shift));
  }
  bytes.push_back(static_cast<uint8_t>(bytes.size()));
  return bytes;
}

constexpr size_t kChunkBytes = 8192;
constexpr uint8_t kSingleNode = 0x07;
constexpr uint8_t kLeaf = 0x0b;
constexpr uint8_t kFinalNode = 0x06;

// The input of the tree: the message, the customization and its length, one after the other, read by chunks.
class Input {
 public:
  Input(ByteSpan message, ByteSpan customization)
      : tail_(LengthEncode(customization.size())), parts_{message, customization, tail_} {}

  size_t size() const { return parts_[0].size() + parts_[1].size() + parts_[2].size(); }

  // Gives the next `size` bytes, or what is left, to the sponge.
  void FeedTo(Sponge* sponge, size_t size) {
    for (ByteSpan& part : parts_) {
      ByteSpan taken = part.first(std::min(size, part.size()));
      sponge->Absorb(taken);
      part = part.subspan(taken.size());
      size -= taken.size();
    }
  }

 private:
  const std::vector<uint8_t> tail_;
  std::array<ByteSpan, 3> parts_;
};

}  // namespace

void TurboShake(int strength, uint8_t domain, ByteSpan data, Bytes* output) {
  Sponge sponge(strength);
  sponge.Absorb(data);
  sponge.Squeeze(domain, output->data(), output->size());
}

void KangarooTwelve(int strength, ByteSpan customization, ByteSpan data, Bytes* output) {
  Input input(data, customization);
  const size_t size = input.size();
  Sponge root(strength);
  input.FeedTo(&root, kChunkBytes);
  if (size <= kChunkBytes) {
    root.Squeeze(kSingleNode, output->data(), output->size());
    return;
  }
  constexpr uint8_t kMarker[] = {0x03, 0, 0, 0, 0, 0, 0, 0};
  root.Absorb(kMarker);
  const size_t leaves = (size - 1) / kChunkBytes;
  std::vector<uint8_t> chaining_value(strength / 4);
  for (size_t i = 0; i < leaves; ++i) {
    Sponge leaf(strength);
    input.FeedTo(&leaf, kChunkBytes);
    leaf.Squeeze(kLeaf, chaining_value.data(), chaining_value.size());
    root.Absorb(chaining_value);
  }
  root.Absorb(LengthEncode(leaves));
  constexpr uint8_t kEnd[] = {0xff, 0xff};
  root.Absorb(kEnd);
  root.Squeeze(kFinalNode, output->data(), output->size());
}

}  // namespace jstime
