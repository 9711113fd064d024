/** All that is to be said of one file, in the order of its text. */
import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver';
import type { Problem, Span } from '../engine/engine.ts';
import { isLibrary } from '../engine/libraries.ts';
import { explainUnknownName, foreign, memberName } from '../service/foreign-globals.ts';
import { type Failure, isFailure } from '../service/module-rules.ts';
import type { Context, Subject } from './context.ts';

/** Names that are declared nowhere, by all the codes that the compiler has for it. */
const unknownName = new Set([
  2304, 2503, 2552, 2662, 2663, 18004, 2580, 2581, 2582, 2583, 2584, 2585, 2591, 2592, 2593, 2868,
]);

/** Those of them whose message says nothing of other runtimes. */
const plainUnknownName = new Set([2304, 2503, 2552, 2662, 2663, 18004]);

/** The compiler's, where it is not told what JSX means. */
const jsx = 17004;

/** Members that an object does not have. */
const unknownMember = new Set([2339, 2551]);

/** Names that a module does not export. */
const notExported = new Set([2305, 2614, 2724]);

/** What the compiler says of modules: the runtime's own rules say it better. */
const moduleCodes = new Set([
  2307, 2691, 2732, 2792, 2834, 2835, 2846, 2877, 2882, 5097, 6137, 7016, 1479, 1541, 1542, 1543,
]);

const documents = 'https://github.com/jstime/jstime/blob/main/docs';

/** Where it is explained what a code of ours means. */
const explanations: Readonly<Record<string, string>> = {
  ERR_NO_SUCH_GLOBAL: `${documents}/names-elsewhere.md`,
};

/** A problem of ours: its code is the runtime's. */
export interface ModuleProblem {
  readonly failure: Failure;
  readonly span: { start: number; length: number };
  readonly specifier: string;
}

export function moduleProblems(context: Context, { engine, file, project }: Subject): ModuleProblem[] {
  const found: ModuleProblem[] = [];
  const { rules } = context.workspace;
  const importer = project.urlOf(file);
  for (const { text, span, attributes, names, typeOnly, form } of engine.imports(file)) {
    if (typeOnly) continue;
    if (form === 'require') {
      const failure = { code: 'ERR_NO_SUCH_GLOBAL', message: explainUnknownName('require') };
      found.push({ failure, span, specifier: text });
      continue;
    }
    const target = rules.resolve(text, importer, attributes);
    if (isFailure(target)) {
      found.push({ failure: target, span, specifier: text });
    } else if (target.kind === 'json' || target.kind === 'text' || target.kind === 'bytes') {
      const name = names.find((candidate) => candidate !== 'default');
      if (name === undefined) continue;
      const message = `'${text}' has no export '${name}': the only export of such a module is its value, 'default'`;
      found.push({ failure: { code: 'ERR_NO_SUCH_EXPORT', message }, span, specifier: text });
    }
  }
  return found;
}

/** What is said first of a file whose imports are still being read. */
export function diagnoseText(context: Context, subject: Subject): Diagnostic[] {
  return subject.engine.parseProblems(subject.file).map((problem) => toDiagnostic(context, subject, problem));
}

export function diagnose(context: Context, subject: Subject): Diagnostic[] {
  const { engine, file, lines } = subject;
  if (isLibrary(file) || file.endsWith('.json')) return [];
  const checked = engine.isChecked(file) || context.settings['diagnostics.checkJs'];
  const found: Diagnostic[] = [];
  const guarded = guardedNames(lines.text);
  for (const problem of engine.syntaxProblems(file)) found.push(toDiagnostic(context, subject, problem));
  const ofModules = moduleProblems(context, subject);
  const valuesOnly = ofModules.filter(({ failure }) => failure.code === 'ERR_NO_SUCH_EXPORT');
  for (const problem of engine.problems(file)) {
    // Said once, of the whole import.
    if (notExported.has(problem.code) && valuesOnly.some(({ span }) => isInImport(lines.text, problem.span, span)))
      continue;
    const told = tell(problem, checked, lines.text, context.workspace.globals, guarded);
    if (told) found.push(toDiagnostic(context, subject, told));
  }
  for (const { failure, span } of ofModules) {
    found.push({
      range: lines.range(span),
      severity: 1,
      source: 'jstime',
      code: failure.code,
      codeDescription: { href: explanations[failure.code] ?? `${documents}/modules.md#errors-on-load` },
      message: failure.message,
      ...(failure.suggestion !== undefined && { data: { suggestion: failure.suggestion } }),
    });
  }
  if (context.settings['diagnostics.hints']) {
    for (const problem of engine.suggestions(file)) {
      if (problem.unnecessary || problem.deprecated) found.push(toDiagnostic(context, subject, problem));
    }
  }
  return found.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

function isInImport(text: string, name: Span, specifier: Span): boolean {
  return name.start < specifier.start && /^[^;'"]*$/.test(text.slice(name.start + name.length, specifier.start));
}

/** The problem as a user of jstime shall read it; undefined if it is none here. */
function tell(
  problem: Problem,
  checked: boolean,
  text: string,
  known: ReadonlySet<string>,
  guarded: Set<string>,
): Problem | undefined {
  if (moduleCodes.has(problem.code)) return undefined;
  if (problem.code === jsx) return { ...problem, message: 'jstime does not load JSX' };
  if (unknownMember.has(problem.code)) {
    const member = memberName(text, problem.span.start, problem.span.length);
    // What is checked at run time only is told of, too, where it is certain.
    if (foreign(member)) return { ...problem, message: explainUnknownName(member) };
  }
  if (!unknownName.has(problem.code)) return checked || problem.isEarlyError ? problem : undefined;
  const name = text.slice(problem.span.start, problem.span.start + problem.span.length);
  // In quotes it is a module, of which the rules of modules tell.
  if (known.has(name) || guarded.has(name) || /^['"`]/.test(name)) return undefined;
  const isPlain = plainUnknownName.has(problem.code);
  if (isPlain && !foreign(name)) return problem;
  return { ...problem, message: explainUnknownName(name) };
}

/** Names that the text asks for before it uses them: it knows that they may be missing. */
function guardedNames(text: string): Set<string> {
  return new Set([...text.matchAll(/\btypeof\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)].map(([, name = '']) => name));
}

const severities = { error: 1, warning: 2, suggestion: 4 } as const;

function toDiagnostic(context: Context, { engine, lines, project }: Subject, problem: Problem): Diagnostic {
  const tags = [...(problem.unnecessary ? [1 as const] : []), ...(problem.deprecated ? [2 as const] : [])];
  const canRelate = context.client.textDocument?.publishDiagnostics?.relatedInformation === true;
  const related: DiagnosticRelatedInformation[] = canRelate
    ? problem.related.map(({ message, ...place }) => ({ location: context.location(place, engine), message }))
    : [];
  return {
    range: lines.range(problem.span),
    severity: problem.unnecessary || problem.deprecated ? 4 : severities[problem.severity],
    source: 'jstime',
    code: problem.code,
    ...(problem.message.startsWith('jstime has no') && {
      codeDescription: { href: `${documents}/names-elsewhere.md` },
    }),
    // Modules are called by what is said after the folder.
    message: problem.message.replaceAll(`"${project.folder}/`, '"./'),
    ...(tags.length > 0 && { tags }),
    ...(related.length > 0 && { relatedInformation: related }),
  };
}
