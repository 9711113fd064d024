/**
 * DOMException: an error with a name from a fixed list. Instances are real errors for the engine,
 * so that they carry a stack and print like other errors.
 * @see https://webidl.spec.whatwg.org/#idl-DOMException
 */
import {
  captureStackTrace,
  defineProperty,
  getOwnPropertyDescriptor,
  reflectApply,
  setPrototypeOf,
} from '../internal/primordials.ts';
import { defineSerializable, setDataCloneError } from '../internal/structured-clone.ts';
import { toDOMString } from '../internal/webidl/conversions.ts';
import { illegalInvocation } from '../internal/webidl/errors.ts';
import { configureInterface } from '../internal/webidl/interfaces.ts';

const CODES = {
  INDEX_SIZE_ERR: 1,
  DOMSTRING_SIZE_ERR: 2,
  HIERARCHY_REQUEST_ERR: 3,
  WRONG_DOCUMENT_ERR: 4,
  INVALID_CHARACTER_ERR: 5,
  NO_DATA_ALLOWED_ERR: 6,
  NO_MODIFICATION_ALLOWED_ERR: 7,
  NOT_FOUND_ERR: 8,
  NOT_SUPPORTED_ERR: 9,
  INUSE_ATTRIBUTE_ERR: 10,
  INVALID_STATE_ERR: 11,
  SYNTAX_ERR: 12,
  INVALID_MODIFICATION_ERR: 13,
  NAMESPACE_ERR: 14,
  INVALID_ACCESS_ERR: 15,
  VALIDATION_ERR: 16,
  TYPE_MISMATCH_ERR: 17,
  SECURITY_ERR: 18,
  NETWORK_ERR: 19,
  ABORT_ERR: 20,
  URL_MISMATCH_ERR: 21,
  QUOTA_EXCEEDED_ERR: 22,
  TIMEOUT_ERR: 23,
  INVALID_NODE_TYPE_ERR: 24,
  DATA_CLONE_ERR: 25,
} as const;

/** Names that still have a legacy code. */
const CODE_OF_NAME: Readonly<Record<string, number>> = {
  __proto__: null as never,
  IndexSizeError: CODES.INDEX_SIZE_ERR,
  HierarchyRequestError: CODES.HIERARCHY_REQUEST_ERR,
  WrongDocumentError: CODES.WRONG_DOCUMENT_ERR,
  InvalidCharacterError: CODES.INVALID_CHARACTER_ERR,
  NoModificationAllowedError: CODES.NO_MODIFICATION_ALLOWED_ERR,
  NotFoundError: CODES.NOT_FOUND_ERR,
  NotSupportedError: CODES.NOT_SUPPORTED_ERR,
  InUseAttributeError: CODES.INUSE_ATTRIBUTE_ERR,
  InvalidStateError: CODES.INVALID_STATE_ERR,
  SyntaxError: CODES.SYNTAX_ERR,
  InvalidModificationError: CODES.INVALID_MODIFICATION_ERR,
  NamespaceError: CODES.NAMESPACE_ERR,
  InvalidAccessError: CODES.INVALID_ACCESS_ERR,
  TypeMismatchError: CODES.TYPE_MISMATCH_ERR,
  SecurityError: CODES.SECURITY_ERR,
  NetworkError: CODES.NETWORK_ERR,
  AbortError: CODES.ABORT_ERR,
  URLMismatchError: CODES.URL_MISMATCH_ERR,
  QuotaExceededError: CODES.QUOTA_EXCEEDED_ERR,
  TimeoutError: CODES.TIMEOUT_ERR,
  InvalidNodeTypeError: CODES.INVALID_NODE_TYPE_ERR,
  DataCloneError: CODES.DATA_CLONE_ERR,
};

/** A base class whose constructor answers its argument: private fields then go onto that object. */
const Identity = class {
  constructor(target: object) {
    // biome-ignore lint/correctness/noConstructorReturn: the purpose of this class
    return target;
  }
};

/** Puts the private state of a DOMException onto an error object. */
class DOMExceptionState extends Identity {
  readonly #message: string;
  readonly #name: string;

  constructor(error: object, message: string, name: string) {
    super(error);
    this.#message = message;
    this.#name = name;
  }

  static messageOf(error: unknown): string {
    if (!DOMExceptionState.isOn(error)) throw illegalInvocation('DOMException');
    return (error as DOMExceptionState).#message;
  }

  static nameOf(error: unknown): string {
    if (!DOMExceptionState.isOn(error)) throw illegalInvocation('DOMException');
    return (error as DOMExceptionState).#name;
  }

  static isOn(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #message in value;
  }
}

export class DOMException {
  declare readonly stack: string;

  constructor(message: unknown = '', name: unknown = 'Error') {
    const messageText = toDOMString(message);
    const error: { message?: string } = new Error(messageText);
    setPrototypeOf(error, new.target.prototype);
    new DOMExceptionState(error, messageText, toDOMString(name));
    // V8 takes the message for the head of the stack from an own property; ours is on the prototype.
    captureStackTrace(error, DOMException);
    delete error.message;
    // biome-ignore lint/correctness/noConstructorReturn: the instance must be a native error
    return error as unknown as DOMException;
  }

  get name(): string {
    return DOMExceptionState.nameOf(this);
  }

  get message(): string {
    return DOMExceptionState.messageOf(this);
  }

  /** The legacy code of the name, or 0. */
  get code(): number {
    return CODE_OF_NAME[DOMExceptionState.nameOf(this)] ?? 0;
  }
}

setPrototypeOf(DOMException.prototype, Error.prototype);
configureInterface(DOMException, 'DOMException', CODES);

export const makeDomException = (message: string, name: string): DOMException => new DOMException(message, name);
setDataCloneError((message) => new DOMException(message, 'DataCloneError'));

/** The stack, unless a script has replaced it by something that runs code. */
function stackOf(exception: object): unknown {
  const descriptor = getOwnPropertyDescriptor(exception, 'stack');
  const getter = descriptor?.get;
  return getter !== undefined && getter === engineStackGetter ? reflectApply(getter, exception, []) : descriptor?.value;
}

/** V8 gives all errors the same one. */
const engineStackGetter = getOwnPropertyDescriptor(new Error(), 'stack')?.get;

/** What every DOMException is made of. */
export interface DOMExceptionData {
  readonly message: string;
  readonly name: string;
  readonly stack: unknown;
}

/** The serialization steps. */
export const exceptionData = (exception: DOMException): DOMExceptionData => ({
  message: DOMExceptionState.messageOf(exception),
  name: DOMExceptionState.nameOf(exception),
  stack: stackOf(exception),
});

/** Gives a copy the stack of the original. */
export const withStack = <T extends DOMException>(exception: T, stack: unknown): T =>
  defineProperty(exception, 'stack', { __proto__: null, value: stack, writable: true, configurable: true });

defineSerializable<DOMException, DOMExceptionData>(DOMException, {
  isInstance: (object): object is DOMException => DOMExceptionState.isOn(object),
  serialize: exceptionData,
  deserialize: ({ message, name, stack }) => withStack(new DOMException(message, name), stack),
});
