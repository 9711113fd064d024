/** Errors of web standards. */

/**
 * An error with a name that standards define, such as `AbortError` or `DataCloneError`.
 * @see https://webidl.spec.whatwg.org/#idl-DOMException
 */
interface DOMException extends Error {
  /** A number for old names; 0 for newer ones. Use `name`. */
  readonly code: number;
  /** The error in words. */
  readonly message: string;
  /** Which error it is. */
  readonly name: string;
  /** 1 */
  readonly INDEX_SIZE_ERR: 1;
  /** 2 */
  readonly DOMSTRING_SIZE_ERR: 2;
  /** 3 */
  readonly HIERARCHY_REQUEST_ERR: 3;
  /** 4 */
  readonly WRONG_DOCUMENT_ERR: 4;
  /** 5 */
  readonly INVALID_CHARACTER_ERR: 5;
  /** 6 */
  readonly NO_DATA_ALLOWED_ERR: 6;
  /** 7 */
  readonly NO_MODIFICATION_ALLOWED_ERR: 7;
  /** 8 */
  readonly NOT_FOUND_ERR: 8;
  /** 9 */
  readonly NOT_SUPPORTED_ERR: 9;
  /** 10 */
  readonly INUSE_ATTRIBUTE_ERR: 10;
  /** 11 */
  readonly INVALID_STATE_ERR: 11;
  /** 12 */
  readonly SYNTAX_ERR: 12;
  /** 13 */
  readonly INVALID_MODIFICATION_ERR: 13;
  /** 14 */
  readonly NAMESPACE_ERR: 14;
  /** 15 */
  readonly INVALID_ACCESS_ERR: 15;
  /** 16 */
  readonly VALIDATION_ERR: 16;
  /** 17 */
  readonly TYPE_MISMATCH_ERR: 17;
  /** 18 */
  readonly SECURITY_ERR: 18;
  /** 19 */
  readonly NETWORK_ERR: 19;
  /** 20 */
  readonly ABORT_ERR: 20;
  /** 21 */
  readonly URL_MISMATCH_ERR: 21;
  /** 22 */
  readonly QUOTA_EXCEEDED_ERR: 22;
  /** 23 */
  readonly TIMEOUT_ERR: 23;
  /** 24 */
  readonly INVALID_NODE_TYPE_ERR: 24;
  /** 25 */
  readonly DATA_CLONE_ERR: 25;
}
declare var DOMException: {
  readonly prototype: DOMException;
  /** @param name default `'Error'` */
  new (message?: string, name?: string): DOMException;
  /** 1 */
  readonly INDEX_SIZE_ERR: 1;
  /** 2 */
  readonly DOMSTRING_SIZE_ERR: 2;
  /** 3 */
  readonly HIERARCHY_REQUEST_ERR: 3;
  /** 4 */
  readonly WRONG_DOCUMENT_ERR: 4;
  /** 5 */
  readonly INVALID_CHARACTER_ERR: 5;
  /** 6 */
  readonly NO_DATA_ALLOWED_ERR: 6;
  /** 7 */
  readonly NO_MODIFICATION_ALLOWED_ERR: 7;
  /** 8 */
  readonly NOT_FOUND_ERR: 8;
  /** 9 */
  readonly NOT_SUPPORTED_ERR: 9;
  /** 10 */
  readonly INUSE_ATTRIBUTE_ERR: 10;
  /** 11 */
  readonly INVALID_STATE_ERR: 11;
  /** 12 */
  readonly SYNTAX_ERR: 12;
  /** 13 */
  readonly INVALID_MODIFICATION_ERR: 13;
  /** 14 */
  readonly NAMESPACE_ERR: 14;
  /** 15 */
  readonly INVALID_ACCESS_ERR: 15;
  /** 16 */
  readonly VALIDATION_ERR: 16;
  /** 17 */
  readonly TYPE_MISMATCH_ERR: 17;
  /** 18 */
  readonly SECURITY_ERR: 18;
  /** 19 */
  readonly NETWORK_ERR: 19;
  /** 20 */
  readonly ABORT_ERR: 20;
  /** 21 */
  readonly URL_MISMATCH_ERR: 21;
  /** 22 */
  readonly QUOTA_EXCEEDED_ERR: 22;
  /** 23 */
  readonly TIMEOUT_ERR: 23;
  /** 24 */
  readonly INVALID_NODE_TYPE_ERR: 24;
  /** 25 */
  readonly DATA_CLONE_ERR: 25;
};

/** Members of a {@link QuotaExceededError} that is made by a script. */
interface QuotaExceededErrorOptions {
  /** The limit, not negative. */
  quota?: number;
  /** How much was asked for, not less than `quota`. */
  requested?: number;
}

/**
 * The error of asking for more than there is.
 * @see https://webidl.spec.whatwg.org/#quotaexceedederror
 */
interface QuotaExceededError extends DOMException {
  /** The limit; null when it is not told. */
  readonly quota: number | null;
  /** How much was asked for; null when it is not told. */
  readonly requested: number | null;
}
declare var QuotaExceededError: {
  readonly prototype: QuotaExceededError;
  /** @throws {RangeError} if a number is negative, or `requested` less than `quota` */
  new (message?: string, options?: QuotaExceededErrorOptions): QuotaExceededError;
};
