/**
 * What SubtleCrypto.supports finds out without keys and data.
 * @see https://wicg.github.io/webcrypto-modern-algos/#SubtleCrypto-method-supports
 */
import { arrayIncludes } from '../../internal/primordials.ts';
import { type AlgorithmIdentifier, findAlgorithm, normalizeAlgorithm, type OperationName } from './algorithm.ts';
import { keyLengthOf } from './key-operations.ts';

const OPERATIONS = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'digest',
  'generateKey',
  'deriveKey',
  'deriveBits',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
  'encapsulateKey',
  'encapsulateBits',
  'decapsulateKey',
  'decapsulateBits',
  'getPublicKey',
];

const WHAT = 'SubtleCrypto.supports, algorithm';

/** Operations that other operations stand in for. */
const SUBSTITUTES: Readonly<Record<string, OperationName>> = {
  __proto__: null as never,
  wrapKey: 'encrypt',
  unwrapKey: 'decrypt',
};

/** Names of operations that are not those of the methods. */
const OPERATION_OF_METHOD: Readonly<Record<string, OperationName>> = {
  __proto__: null as never,
  encapsulateKey: 'encapsulate',
  encapsulateBits: 'encapsulate',
  decapsulateKey: 'decapsulate',
  decapsulateBits: 'decapsulate',
};

/** The standard's "check support for an algorithm". */
function checkSupport(method: string, algorithm: AlgorithmIdentifier, length: number | null): boolean {
  if (method === 'getPublicKey') return supportsPublicKey(algorithm);
  const operationName = OPERATION_OF_METHOD[method] ?? (method as OperationName);
  try {
    const { operation, parameters } = normalizeAlgorithm(algorithm, operationName, WHAT);
    (operation.check as ((parameters: object, length: number | null) => void) | undefined)?.(parameters, length);
    return true;
  } catch {
    const substitute = SUBSTITUTES[method];
    return substitute !== undefined && checkSupport(substitute, algorithm, length);
  }
}

function supportsPublicKey(algorithm: AlgorithmIdentifier): boolean {
  try {
    const { name } = normalizeAlgorithm(algorithm, 'exportKey', WHAT);
    return findAlgorithm(name)?.publicKey !== undefined;
  } catch {
    return false;
  }
}

export function supports(method: string, algorithm: AlgorithmIdentifier, length: number | null): boolean {
  return (
    arrayIncludes(OPERATIONS, method) && checkSupport(method === 'deriveKey' ? 'deriveBits' : method, algorithm, length)
  );
}

/** `additional` is the algorithm of the key that is derived, wrapped, unwrapped or shared. */
export function supportsWith(method: string, algorithm: AlgorithmIdentifier, additional: AlgorithmIdentifier): boolean {
  if (!arrayIncludes(OPERATIONS, method)) return false;
  const needed: Readonly<Record<string, string>> = {
    __proto__: null as never,
    deriveKey: 'importKey',
    unwrapKey: 'importKey',
    encapsulateKey: 'importKey',
    decapsulateKey: 'importKey',
    wrapKey: 'exportKey',
  };
  const other = needed[method];
  if (other !== undefined && !checkSupport(other, additional, null)) return false;
  if (method !== 'deriveKey') return checkSupport(method, algorithm, null);
  if (!checkSupport('get key length', additional, null)) return false;
  const length = keyLengthOf(normalizeAlgorithm(additional, 'get key length', WHAT));
  return checkSupport('deriveBits', algorithm, length);
}
