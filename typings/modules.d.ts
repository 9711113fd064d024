/**
 * Modules that are no JavaScript, by their endings: the attribute of an import, which decides what it gives, is nothing that
 * TypeScript looks at.
 */

declare module '*.txt' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.md' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.html' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.css' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.csv' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.svg' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.xml' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.sql' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.glsl' {
  /** The text of the file: imported `with { type: 'text' }`. */
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default text;
}

declare module '*.bin' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.dat' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.png' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.jpg' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.gif' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.webp' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.gz' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

declare module '*.zip' {
  /** The bytes of the file: imported `with { type: 'bytes' }`. */
  const bytes: Uint8Array<ArrayBuffer>;
  // biome-ignore lint/style/noDefaultExport: it has no other
  export default bytes;
}

/** WebAssembly: exports are what the file has, which TypeScript does not look at. */
declare module '*.wasm';
/** Modules whose addresses say all, or where their files are. */
declare module 'data:*';
declare module 'file:*';
