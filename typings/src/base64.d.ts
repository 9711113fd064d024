/** Base64. */

/**
 * The bytes that Base64 stands for, as a string of characters up to U+00FF. Whitespace is skipped, padding may be
 * missing.
 * @throws {DOMException} `InvalidCharacterError` if `data` is not Base64
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-atob
 */
declare function atob(data: string): string;

/**
 * Base64 of a string whose characters stand for bytes.
 * @throws {DOMException} `InvalidCharacterError` for a character above U+00FF
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#dom-btoa
 */
declare function btoa(data: string): string;
