// The functions of the engine's ICU that jstime calls; the engine exports them, with ICU's version in their names, but
// ships no header.
#ifndef JSTIME_ENGINE_ICU_API_H_
#define JSTIME_ENGINE_ICU_API_H_

#include <cstdint>

#define JSTIME_ICU(name) name##_78

extern "C" {

struct UConverter;
// 0 is success, less a warning, more a failure.
using UErrorCode = int32_t;
using UConverterToUCallback = void (*)(const void* context, void* args, const char* code_units, int32_t length,
                                       int32_t reason, UErrorCode* error);

UConverter* JSTIME_ICU(ucnv_open)(const char* name, UErrorCode* error);
void JSTIME_ICU(ucnv_close)(UConverter* converter);
void JSTIME_ICU(ucnv_reset)(UConverter* converter);
void JSTIME_ICU(ucnv_setToUCallBack)(UConverter* converter, UConverterToUCallback callback, const void* context,
                                     UConverterToUCallback* old_callback, const void** old_context, UErrorCode* error);
// Stops at what cannot be converted.
void JSTIME_ICU(UCNV_TO_U_CALLBACK_STOP)(const void* context, void* args, const char* code_units, int32_t length,
                                         int32_t reason, UErrorCode* error);
// Returns the number of code units written.
int32_t JSTIME_ICU(ucnv_toUChars)(UConverter* converter, char16_t* destination, int32_t capacity, const char* source,
                                  int32_t length, UErrorCode* error);
}

#endif  // JSTIME_ENGINE_ICU_API_H_
