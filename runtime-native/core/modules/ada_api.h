// The part of ada's C interface that jstime calls; the engine exports it but ships no header.
// Spec: https://url.spec.whatwg.org/
#ifndef JSTIME_MODULES_ADA_API_H_
#define JSTIME_MODULES_ADA_API_H_

#include <cstddef>

extern "C" {

struct ada_string {
  const char* data;
  size_t length;
};

using ada_url = void*;

ada_url ada_parse(const char* input, size_t length);
ada_url ada_parse_with_base(const char* input, size_t length, const char* base, size_t base_length);
bool ada_is_valid(ada_url url);
void ada_free(ada_url url);
ada_string ada_get_href(ada_url url);
ada_string ada_get_protocol(ada_url url);
ada_string ada_get_pathname(ada_url url);
ada_string ada_get_search(ada_url url);
ada_string ada_get_hash(ada_url url);
ada_string ada_get_host(ada_url url);
bool ada_set_pathname(ada_url url, const char* input, size_t length);
}

#endif  // JSTIME_MODULES_ADA_API_H_
