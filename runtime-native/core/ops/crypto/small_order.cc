#include "ops/crypto/small_order.h"

#include <algorithm>
#include <array>

namespace jstime {
namespace {

constexpr size_t kPointBytes = 32;
using Point = std::array<uint8_t, kPointBytes>;

// A number that differs from 2^255 by little: its lowest byte, and 0x7f at the top.
constexpr Point NearPrime(uint8_t lowest) {
  Point point;
  point.fill(0xff);
  point.front() = lowest;
  point.back() = 0x7f;
  return point;
}

// The y coordinates of these points, little-endian: 0, 1 and -1, those of order 8, and 0 and 1 written as p and p + 1.
constexpr std::array<Point, 7> kSmallOrder = {
    Point{},
    Point{1},
    Point{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
          0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
    Point{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
          0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
    NearPrime(0xec),
    NearPrime(0xed),
    NearPrime(0xee),
};

}  // namespace

bool IsSmallOrder(ByteSpan point) {
  if (point.size() != kPointBytes) return false;
  Point y;
  std::copy(point.begin(), point.end(), y.begin());
  // The highest bit is the sign of x.
  y.back() &= 0x7f;
  return std::find(kSmallOrder.begin(), kSmallOrder.end(), y) != kSmallOrder.end();
}

}  // namespace jstime
