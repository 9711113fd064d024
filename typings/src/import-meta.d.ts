/** What a module knows of itself. */

/**
 * What a module knows of itself: `import.meta`.
 * @since 0.1.0
 * @see https://html.spec.whatwg.org/#hostgetimportmetaproperties
 */
interface ImportMeta {
  /** The address of the module. @see https://html.spec.whatwg.org/#import-meta-url */
  url: string;
  /** The path of the module's file. Only in modules of `file:` addresses. */
  filename: string;
  /** The path of the folder that the module's file is in. Only in modules of `file:` addresses. */
  dirname: string;
  /** Whether the program was started with this module. */
  main: boolean;
  /**
   * The address that `import` of the specifier would load.
   * @throws {TypeError} if it cannot be resolved
   * @node Only what jstime resolves: relative specifiers, `file:` and `data:` URLs, built-in modules.
   * @see https://html.spec.whatwg.org/#import-meta-resolve
   */
  resolve(specifier: string): string;
}
