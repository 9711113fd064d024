/** Errors of web standards. */

/**
 * Codes of errors that have one, on DOMException and on its instances. Use names instead.
 * @since 0.1.0
 */
interface DOMExceptionConstants {
  /** The code of `IndexSizeError`. */
  readonly INDEX_SIZE_ERR: 1;
  /** 2: no error has it any more. */
  readonly DOMSTRING_SIZE_ERR: 2;
  /** The code of `HierarchyRequestError`. */
  readonly HIERARCHY_REQUEST_ERR: 3;
  /** The code of `WrongDocumentError`. */
  readonly WRONG_DOCUMENT_ERR: 4;
  /** The code of `InvalidCharacterError`. */
  readonly INVALID_CHARACTER_ERR: 5;
  /** 6: no error has it any more. */
  readonly NO_DATA_ALLOWED_ERR: 6;
  /** The code of `NoModificationAllowedError`. */
  readonly NO_MODIFICATION_ALLOWED_ERR: 7;
  /** The code of `NotFoundError`. */
  readonly NOT_FOUND_ERR: 8;
  /** The code of `NotSupportedError`. */
  readonly NOT_SUPPORTED_ERR: 9;
  /** The code of `InUseAttributeError`. */
  readonly INUSE_ATTRIBUTE_ERR: 10;
  /** The code of `InvalidStateError`. */
  readonly INVALID_STATE_ERR: 11;
  /** The code of `SyntaxError`. */
  readonly SYNTAX_ERR: 12;
  /** The code of `InvalidModificationError`. */
  readonly INVALID_MODIFICATION_ERR: 13;
  /** The code of `NamespaceError`. */
  readonly NAMESPACE_ERR: 14;
  /** The code of `InvalidAccessError`. */
  readonly INVALID_ACCESS_ERR: 15;
  /** 16: no error has it any more. */
  readonly VALIDATION_ERR: 16;
  /** The code of `TypeMismatchError`. */
  readonly TYPE_MISMATCH_ERR: 17;
  /** The code of `SecurityError`. */
  readonly SECURITY_ERR: 18;
  /** The code of `NetworkError`. */
  readonly NETWORK_ERR: 19;
  /** The code of `AbortError`. */
  readonly ABORT_ERR: 20;
  /** The code of `URLMismatchError`. */
  readonly URL_MISMATCH_ERR: 21;
  /** The code of `QuotaExceededError`. */
  readonly QUOTA_EXCEEDED_ERR: 22;
  /** The code of `TimeoutError`. */
  readonly TIMEOUT_ERR: 23;
  /** The code of `InvalidNodeTypeError`. */
  readonly INVALID_NODE_TYPE_ERR: 24;
  /** The code of `DataCloneError`. */
  readonly DATA_CLONE_ERR: 25;
}

/**
 * An error with a name that standards define, such as `AbortError` or `DataCloneError`.
 * @since 0.1.0
 * @see https://webidl.spec.whatwg.org/#idl-DOMException
 */
interface DOMException extends Error, DOMExceptionConstants {
  /** A number for old names; 0 for newer ones. Use `name`. */
  readonly code: number;
  /** The error in words. */
  readonly message: string;
  /** Which error it is. */
  readonly name: string;
}
declare var DOMException: DOMExceptionConstants & {
  readonly prototype: DOMException;
  /**
   * @param message default: the empty string
   * @param name default `'Error'`
   */
  new (message?: string, name?: string): DOMException;
};

/** Members of a {@link QuotaExceededError} that is made by a script. @since 0.1.0 */
interface QuotaExceededErrorOptions {
  /** The limit, not negative. @default none: the property is null */
  quota?: number;
  /** How much was asked for, not less than `quota`. @default none: the property is null */
  requested?: number;
}

/**
 * The error of asking for more than there is.
 * @since 0.1.0
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
  /**
   * @param message default: the empty string
   * @throws {RangeError} if a number is negative, or `requested` less than `quota`
   */
  new (message?: string, options?: QuotaExceededErrorOptions): QuotaExceededError;
};
