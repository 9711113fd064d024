/** What a module knows of itself. */

/** @see https://html.spec.whatwg.org/#import-meta-url */
interface ImportMeta {
  /** The address of the module. */
  readonly url: string;
  /** The path of the module's file. Only in modules of `file:` addresses. */
  readonly filename: string;
  /** The path of the folder that the module's file is in. Only in modules of `file:` addresses. */
  readonly dirname: string;
  /** Whether the program was started with this module. */
  readonly main: boolean;
  /**
   * The address that `import` of the specifier would load.
   * @throws {TypeError} if it cannot be resolved
   * @see https://html.spec.whatwg.org/#import-meta-resolve
   */
  resolve(specifier: string): string;
}
