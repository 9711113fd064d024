/**
 * Parts of the compiler that its declarations leave out. `(ts as unknown as Inner).name` names one of them; a variable with
 * all of `ts` would bring everything into the bundle that the compiler exports.
 */
import type * as ts from 'typescript6';

export interface Inner {
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
  getEmitScriptTarget(options: ts.CompilerOptions): ts.ScriptTarget;
  getSetExternalModuleIndicator(options: ts.CompilerOptions): (file: ts.SourceFile) => void;
  setUILocale(locale: string | undefined): void;
}
