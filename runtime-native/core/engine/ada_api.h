// The part of ada's C interface that jstime calls; the engine exports it but ships no header.
// Spec: https://url.spec.whatwg.org/
#ifndef JSTIME_ENGINE_ADA_API_H_
#define JSTIME_ENGINE_ADA_API_H_

#include <cstddef>
#include <cstdint>

extern "C" {

struct ada_string {
  const char* data;
  size_t length;
};

// Owned by the caller: ada_free_owned_string.
struct ada_owned_string {
  const char* data;
  size_t length;
};

// Where the parts of an href begin and end; 0xffffffff if there is none.
struct ada_url_components {
  uint32_t protocol_end;
  uint32_t username_end;
  uint32_t host_start;
  uint32_t host_end;
  uint32_t port;
  uint32_t pathname_start;
  uint32_t search_start;
  uint32_t hash_start;
};

using ada_url = void*;

ada_url ada_parse(const char* input, size_t length);
ada_url ada_parse_with_base(const char* input, size_t length, const char* base, size_t base_length);
bool ada_can_parse(const char* input, size_t length);
bool ada_can_parse_with_base(const char* input, size_t length, const char* base, size_t base_length);
bool ada_is_valid(ada_url url);
void ada_free(ada_url url);
const ada_url_components* ada_get_components(ada_url url);
ada_string ada_get_href(ada_url url);
ada_string ada_get_protocol(ada_url url);
ada_string ada_get_pathname(ada_url url);
ada_string ada_get_search(ada_url url);
ada_string ada_get_hash(ada_url url);
ada_string ada_get_host(ada_url url);
// Setters answer whether the input was valid.
bool ada_set_href(ada_url url, const char* input, size_t length);
bool ada_set_protocol(ada_url url, const char* input, size_t length);
bool ada_set_username(ada_url url, const char* input, size_t length);
bool ada_set_password(ada_url url, const char* input, size_t length);
bool ada_set_host(ada_url url, const char* input, size_t length);
bool ada_set_hostname(ada_url url, const char* input, size_t length);
bool ada_set_port(ada_url url, const char* input, size_t length);
bool ada_set_pathname(ada_url url, const char* input, size_t length);
void ada_set_search(ada_url url, const char* input, size_t length);
void ada_set_hash(ada_url url, const char* input, size_t length);
// 0 domain, 1 IPv4 address, 2 IPv6 address.
uint8_t ada_get_host_type(ada_url url);
// 1 if it is not one of the special ones.
uint8_t ada_get_scheme_type(ada_url url);
// Empty if `input` is not a valid domain.
ada_owned_string ada_idna_to_ascii(const char* input, size_t length);
void ada_free_owned_string(ada_owned_string text);
}

#endif  // JSTIME_ENGINE_ADA_API_H_
