/** Inside of import statements: specifiers and attributes. */
import type { CompletionList, Hover } from 'vscode-languageserver';
import { extensionOf, isFailure, kindOfExtension } from '../../service/module-rules.ts';
import { specifierCompletions } from '../../service/specifier-completions.ts';
import type { Context, Subject } from '../context.ts';
import { markup } from '../markdown.ts';

/** More are not listed where an import is hovered. */
const mostExports = 30;

/** Files that load, and built-in modules. */
export function completeSpecifier(context: Context, subject: Subject, offset: number): CompletionList | undefined {
  const before = subject.lines.text.slice(Math.max(0, offset - 1000), offset);
  const typed = /\b(?:from|import)\s*\(?\s*['"]([^'"\n]*)$/.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const literal = subject.engine
    .imports(subject.file)
    .find(({ span }) => span.start < offset && offset <= span.start + span.length);
  const { workspace } = context;
  const entries = specifierCompletions(
    typed,
    subject.file,
    workspace.files,
    workspace.builtIns,
    literal?.attributes ?? {},
  );
  const start = offset - (typed.length - (typed.lastIndexOf('/') + 1));
  const isPath = typed.includes('/') && typed.startsWith('.');
  const range = subject.lines.range(
    isPath ? { start, length: offset - start } : { start: offset - typed.length, length: typed.length },
  );
  return {
    isIncomplete: false,
    items: entries.map(({ name, isFolder, isBuiltIn }) => ({
      label: name,
      kind: isFolder ? 19 : isBuiltIn ? 9 : 17,
      sortText: `${isFolder ? 1 : 0}${name}`,
      textEdit: { range, newText: name },
    })),
  };
}

const types = { json: 'a JSON module', text: 'the text of the file', bytes: 'the bytes of the file' };

/** In the quotes of `with { type: '' }`: the types that fit. */
export function completeAttribute({ lines }: Subject, offset: number): CompletionList | undefined {
  const before = lines.text.slice(Math.max(0, offset - 1000), offset);
  const found = /['"]([^'"\n]*)['"]\s*(?:,\s*\{\s*)?with\s*:?\s*\{\s*type\s*:\s*['"]([^'"\n]*)$/.exec(before);
  if (!found) return undefined;
  const [, specifier = '', typed = ''] = found;
  const own = kindOfExtension(extensionOf(specifier));
  const range = lines.range({ start: offset - typed.length, length: typed.length });
  return {
    isIncomplete: false,
    items: Object.entries(types)
      .filter(([type]) => type !== 'json' || own === undefined || own === 'json')
      .map(([type, detail], index) => ({
        label: type,
        kind: 12,
        detail,
        sortText: `${index}`,
        textEdit: { range, newText: type },
      })),
  };
}

/** What an import loads. */
export function hoverSpecifier(context: Context, subject: Subject, offset: number): Hover | undefined {
  const literal = subject.engine
    .imports(subject.file)
    .find(({ span }) => span.start <= offset && offset < span.start + span.length);
  if (!literal) return undefined;
  const target = context.workspace.rules.resolve(literal.text, subject.project.urlOf(subject.file), literal.attributes);
  if (isFailure(target)) return undefined;
  const kinds = {
    javascript: 'module',
    json: 'JSON module',
    text: 'text',
    bytes: 'bytes',
    wasm: 'WebAssembly module',
    'built-in': 'built-in module',
  };
  const shown = target.path ?? (target.url.length > 100 ? `${target.url.slice(0, 99)}…` : target.url);
  const file = target.path === undefined ? undefined : subject.project.fileOf(target);
  const names = file === undefined || target.kind === 'json' ? [] : subject.engine.exports(file);
  const listed = names.slice(0, mostExports).map((name) => `\`${name}\``);
  if (names.length > mostExports) listed.push('…');
  const parts = [
    `**${kinds[target.kind]}** \`${shown}\``,
    ...(listed.length > 0 ? [`exports ${listed.join(', ')}`] : []),
  ];
  return { contents: markup(parts.join('\n\n')), range: subject.lines.range(literal.span) };
}
