/**
 * From specifier to module: the rules of the runtime's own resolver (runtime-native/core/modules/resolver.cc), with its
 * words. `test/modules/resolution.json` holds the cases that both have to pass.
 */

export type ModuleKind = 'javascript' | 'json' | 'text' | 'bytes' | 'wasm' | 'built-in';

/** What the rules ask of the disk. */
export interface Files {
  kind(path: string): 'file' | 'directory' | undefined;
  /** Without symbolic links. */
  real(path: string): string;
  names(folder: string): readonly string[];
}

export interface Resolved {
  readonly kind: ModuleKind;
  /** Of a file. */
  readonly path?: string | undefined;
  readonly url: string;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
  /** A specifier that means what this one may have meant. */
  readonly suggestion?: string | undefined;
}

export type Attributes = Readonly<Record<string, string>>;

export class ModuleRules {
  readonly #files: Files;
  readonly #isBuiltIn: (specifier: string) => boolean;

  constructor(files: Files, isBuiltIn: (specifier: string) => boolean) {
    this.#files = files;
    this.#isBuiltIn = isBuiltIn;
  }

  /** @param importer the URL of the importing module */
  resolve(specifier: string, importer: string, attributes: Attributes): Resolved | Failure {
    const unknown = Object.keys(attributes).find((key) => key !== 'type');
    if (unknown !== undefined) {
      return failure(
        'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED',
        `Import attribute '${unknown}' of '${specifier}' is not supported; only 'type' is`,
      );
    }
    const relative = isRelative(specifier);
    if (!relative && this.#isBuiltIn(specifier)) {
      if (attributes.type === undefined) return { kind: 'built-in', url: specifier };
      return failure(
        'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE',
        `'${specifier}' is a built-in module, but it is imported with type '${attributes.type}'`,
      );
    }
    const url = relative ? URL.parse(specifier, importer) : URL.parse(specifier);
    if (!url) return this.#explainNoUrl(specifier, importer, relative);
    if (url.protocol === 'data:') return resolveData(specifier, url, attributes);
    if (url.protocol === 'node:') return this.#explainNoBuiltIn(specifier);
    if (url.protocol !== 'file:') {
      return failure(
        'ERR_UNSUPPORTED_ESM_URL_SCHEME',
        `Cannot load '${specifier}': modules come from file: and data: URLs, not from ${url.protocol}`,
      );
    }
    const path = pathOf(url);
    if (path === undefined) {
      return failure(
        'ERR_INVALID_FILE_URL_PATH',
        `'${specifier}' names no local file (a host, an encoded slash or a NUL in a file: URL)`,
      );
    }
    return this.#resolveFile(specifier, path, url.search + url.hash, attributes);
  }

  #explainNoUrl(specifier: string, importer: string, relative: boolean): Failure {
    if (relative) {
      return failure(
        'ERR_UNSUPPORTED_RESOLVE_REQUEST',
        `Cannot resolve '${specifier}' relative to '${importer.slice(0, 64)}'; write a file: or data: URL there`,
      );
    }
    if (this.#isBuiltIn(`${specifier}/promises`)) return this.#explainNoBuiltIn(specifier);
    if (/^[a-z][\w+.-]+:/i.test(specifier)) return failure('ERR_INVALID_URL', `'${specifier}' is not a valid URL`);
    return this.#explainBare(specifier, importer);
  }

  #explainNoBuiltIn(specifier: string): Failure {
    const suggestion = `${specifier}/promises`;
    const message = `There is no built-in module '${specifier}'`;
    if (!this.#isBuiltIn(suggestion)) return failure('ERR_UNKNOWN_BUILTIN_MODULE', message);
    return failure('ERR_UNKNOWN_BUILTIN_MODULE', `${message}. Did you mean '${suggestion}'?`, suggestion);
  }

  #explainBare(specifier: string, importer: string): Failure {
    const message = `Cannot resolve '${specifier}': jstime does not resolve bare specifiers`;
    const referrer = URL.parse(importer);
    const path = referrer?.protocol === 'file:' ? pathOf(referrer) : undefined;
    if (path !== undefined) {
      const end = specifier.search(/[?#]/);
      const name = end === -1 ? specifier : specifier.slice(0, end);
      const candidate = `${folderOf(path)}/${name}`;
      const suggestion =
        this.#files.kind(candidate) === 'file'
          ? `./${specifier}`
          : name === ''
            ? undefined
            : this.#suggest(`./${specifier}`, candidate, specifier.slice(name.length));
      if (suggestion !== undefined) {
        return failure('ERR_UNSUPPORTED_RESOLVE_REQUEST', `${message}. Did you mean '${suggestion}'?`, suggestion);
      }
    }
    return failure(
      'ERR_UNSUPPORTED_RESOLVE_REQUEST',
      `${message}; write a path that starts with './', '../' or '/', or a file: or data: URL`,
    );
  }

  #resolveFile(specifier: string, path: string, suffix: string, attributes: Attributes): Resolved | Failure {
    const kind = this.#files.kind(path);
    if (kind === undefined || (kind === 'file' && path.endsWith('/'))) {
      const suggestion = this.#suggest(specifier, path, suffix);
      return failure('ERR_MODULE_NOT_FOUND', `Cannot find module '${specifier}'${question(suggestion)}`, suggestion);
    }
    if (kind === 'directory') {
      const suggestion = this.#suggest(specifier, path, suffix);
      return failure('ERR_UNSUPPORTED_DIR_IMPORT', `'${specifier}' is a directory${question(suggestion)}`, suggestion);
    }
    const real = this.#files.real(path);
    const extension = extensionOf(real);
    const checked = checkKind(specifier, kindOfExtension(extension), extension || 'no extension', attributes);
    return typeof checked === 'string' ? { kind: checked, path: real, url: urlOf(real) + suffix } : checked;
  }

  /** What the specifier may have meant. Its query and fragment, `suffix`, are no part of the path. */
  #suggest(specifier: string, path: string, suffix: string): string | undefined {
    if (!specifier.endsWith(suffix)) return undefined;
    let text = specifier.slice(0, specifier.length - suffix.length);
    const onlyFolder = /(^|\/)\.\.?$/.test(text);
    text = withoutSlashes(text);
    const stem = withoutSlashes(path);
    const isFile = (candidate: string) => this.#files.kind(candidate) === 'file';
    const endings = [
      ...(onlyFolder ? [] : ['.js', '.mjs', '.ts', '.mts', '.json', '.wasm']),
      '/index.js',
      '/index.mjs',
      '/index.ts',
      '/index.mts',
    ];
    const ending = endings.find((candidate) => isFile(stem + candidate));
    if (ending !== undefined) return text + ending + suffix;
    const extension = extensionOf(stem);
    if (extension !== '' && text.endsWith(extension) && extension !== '.json' && extension !== '.wasm') {
      const bare = stem.slice(0, stem.length - extension.length);
      const other = ['.js', '.mjs', '.ts', '.mts'].find(
        (candidate) => candidate !== extension && isFile(bare + candidate),
      );
      if (other !== undefined) return text.slice(0, text.length - extension.length) + other + suffix;
    }
    const name = stem.slice(stem.lastIndexOf('/') + 1);
    if (!`/${text}`.endsWith(`/${name}`)) return undefined;
    const folder = folderOf(stem);
    const other = this.#files
      .names(folder)
      .find((candidate) => candidate.toLowerCase() === name.toLowerCase() && isFile(`${folder}/${candidate}`));
    return other === undefined ? undefined : text.slice(0, text.length - name.length) + other + suffix;
  }
}

export function isFailure(result: Resolved | Failure): result is Failure {
  return 'message' in result;
}

/** Whether a file can be imported without an attribute. */
export function kindOfExtension(extension: string): ModuleKind | undefined {
  if (['.js', '.mjs', '.ts', '.mts'].includes(extension)) return 'javascript';
  if (extension === '.json') return 'json';
  if (extension === '.wasm') return 'wasm';
  return undefined;
}

export function extensionOf(path: string): string {
  return /[^/](\.[^./]*)$/.exec(path)?.[1] ?? '';
}

function resolveData(specifier: string, url: URL, attributes: Attributes): Resolved | Failure {
  const shown = specifier.length > 64 ? `${specifier.slice(0, 61)}...` : specifier;
  const comma = url.href.indexOf(',');
  if (comma === -1) return failure('ERR_INVALID_URL', `'${shown}' is not a valid data: URL`);
  const written = url.href.slice('data:'.length, comma).split(';')[0]?.trim().toLowerCase() ?? '';
  const essence = /^[^/\s]+\/[^/\s]+$/.test(written) ? written : 'text/plain';
  const kind = checkKind(shown, kindOfMediaType(essence), `media type ${essence}`, attributes);
  return typeof kind === 'string' ? { kind, url: url.href } : kind;
}

function kindOfMediaType(essence: string): ModuleKind | undefined {
  if (/^(text|application)\/(javascript|ecmascript)$/.test(essence)) return 'javascript';
  if (/^(application|text)\/json$|.\+json$/.test(essence)) return 'json';
  if (essence === 'application/wasm') return 'wasm';
  return essence === 'text/plain' ? 'text' : undefined;
}

function checkKind(
  specifier: string,
  own: ModuleKind | undefined,
  ownName: string,
  { type }: Attributes,
): ModuleKind | Failure {
  if (type === 'text' || type === 'bytes') return type;
  if (type === 'json') {
    if (own === undefined || own === 'json') return 'json';
    return failure(
      'ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE',
      `'${specifier}' is not JSON (${ownName}), but it is imported with type 'json'`,
    );
  }
  if (type !== undefined) {
    return failure(
      'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED',
      `Import attribute type '${type}' of '${specifier}' is not supported; use 'json', 'text' or 'bytes'`,
    );
  }
  return (
    own ??
    failure(
      'ERR_UNKNOWN_FILE_EXTENSION',
      `Cannot load '${specifier}': unknown type (${ownName}). jstime loads .js, .mjs, .ts, .mts, .json and .wasm files; import others with { type: 'text' } or { type: 'bytes' }`,
    )
  );
}

function failure(code: string, message: string, suggestion?: string): Failure {
  return { code, message, suggestion };
}

function question(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `. Did you mean '${suggestion}'?`;
}

export function isRelative(specifier: string): boolean {
  return /^\.{0,2}\/|^\.\.?$/.test(specifier);
}

function pathOf(url: URL): string | undefined {
  if (url.host !== '' || /%2f|%00/i.test(url.pathname)) return undefined;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
}

/** The file: URL of a path. */
export function urlOf(path: string): string {
  return `file://${encodeURI(path).replaceAll('?', '%3F').replaceAll('#', '%23')}`;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

function withoutSlashes(path: string): string {
  return path.length > 1 ? path.replace(/(?!^)\/+$/, '') : path;
}
