/** Completion, hover and signature help. */
import * as ts from 'typescript6';
import type {
  Completion,
  CompletionDetails,
  Completions,
  Documentation,
  Hover,
  Signature,
  Signatures,
} from '../engine.ts';
import { toFileChanges } from './edits.ts';
import { formatSettings, preferences } from './options.ts';

const settings = formatSettings({ tabSize: 2, insertSpaces: true });

export function complete(
  service: ts.LanguageService,
  file: string,
  offset: number,
  trigger: string | undefined,
): Completions | undefined {
  const triggerCharacter = trigger as ts.CompletionsTriggerCharacter | undefined;
  const info = service.getCompletionsAtPosition(
    file,
    offset,
    { ...preferences, ...(triggerCharacter && { triggerCharacter }) },
    settings,
  );
  if (!info) return undefined;
  return {
    entries: info.entries.map(toCompletion),
    isMember: info.isMemberCompletion,
    isIncomplete: info.isIncomplete === true,
    defaultSpan: info.optionalReplacementSpan,
    commitCharacters: info.defaultCommitCharacters,
  };
}

function toCompletion(entry: ts.CompletionEntry): Completion {
  const modifiers = entry.kindModifiers?.split(',') ?? [];
  return {
    name: entry.name,
    kind: entry.kind,
    sortText: entry.sortText,
    insertText: entry.insertText,
    filterText: entry.filterText,
    replace: entry.replacementSpan,
    deprecated: modifiers.includes('deprecated'),
    optional: modifiers.includes('optional'),
    source: entry.source,
    label: entry.labelDetails?.detail,
    description:
      entry.labelDetails?.description ?? (entry.sourceDisplay && ts.displayPartsToString(entry.sourceDisplay)),
    data: entry.data,
  };
}

export function completionDetails(
  service: ts.LanguageService,
  file: string,
  offset: number,
  entry: Completion,
): CompletionDetails | undefined {
  const details = service.getCompletionEntryDetails(
    file,
    offset,
    entry.name,
    settings,
    entry.source,
    preferences,
    entry.data as ts.CompletionEntryData | undefined,
  );
  if (!details) return undefined;
  return {
    ...documentation(details),
    signature: ts.displayPartsToString(details.displayParts),
    changes: (details.codeActions ?? []).flatMap(({ changes }) => toFileChanges(changes)),
    parameters: parametersOf(details),
  };
}

/** The required parameters of the first overload, from what is shown of it. */
function parametersOf({ kind, displayParts }: ts.CompletionEntryDetails): string[] | undefined {
  const callable = [
    ts.ScriptElementKind.functionElement,
    ts.ScriptElementKind.memberFunctionElement,
    ts.ScriptElementKind.localFunctionElement,
  ];
  const isFunction = kind === ts.ScriptElementKind.alias && displayParts.some(({ text }) => text === 'function');
  if (!isFunction && !callable.includes(kind)) return undefined;
  const names: string[] = [];
  let depth = 0;
  let optional = false;
  // What it is stands in parentheses before it: `(method) name(…)`.
  const parts = displayParts.slice(
    displayParts[0]?.text === '(' ? displayParts.findIndex(({ text }) => text === ')') + 1 : 0,
  );
  for (const [index, { kind: partKind, text }] of parts.entries()) {
    if (partKind === 'punctuation' || partKind === 'operator') {
      for (const character of text) {
        if ('([{<'.includes(character)) depth += 1;
        else if (')]}'.includes(character) || (character === '>' && text !== '=>')) depth -= 1;
      }
      if (depth <= 0 && text.includes(')')) break;
    } else if (partKind === 'parameterName' && depth === 1) {
      const next = parts[index + 1]?.text;
      const previous = parts[index - 1]?.text;
      optional ||= next === '?' || next === '?:' || previous === '...';
      if (!optional) names.push(text);
    }
  }
  return names;
}

export function hover(service: ts.LanguageService, file: string, offset: number): Hover | undefined {
  const info = service.getQuickInfoAtPosition(file, offset);
  if (!info) return undefined;
  return {
    ...documentation(info),
    span: info.textSpan,
    signature: signatureOf(service, file, info),
    kind: info.kind,
  };
}

/** Of an import of a value, such as JSON, the compiler tells the name only: its type is added. */
function signatureOf(service: ts.LanguageService, file: string, info: ts.QuickInfo): string {
  const signature = ts.displayPartsToString(info.displayParts);
  const program = service.getProgram();
  const source = program?.getSourceFile(file);
  if (info.kind !== ts.ScriptElementKind.alias || !/^import [^:(]+$/.test(signature) || !program || !source) {
    return signature;
  }
  const checker = program.getTypeChecker();
  const node = nodeAt(source, info.textSpan.start);
  const symbol = node && checker.getSymbolAtLocation(node);
  if (!node || !symbol || symbol.flags & ts.SymbolFlags.ValueModule) return signature;
  const type = checker.getTypeOfSymbolAtLocation(symbol, node);
  return `const ${symbol.name}: ${checker.typeToString(type, node)}\n${signature}`;
}

function nodeAt(source: ts.SourceFile, offset: number): ts.Node | undefined {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (offset < node.getStart(source) || offset >= node.end) return undefined;
    return ts.forEachChild(node, visit) ?? node;
  };
  return ts.forEachChild(source, visit);
}

export function signatures(
  service: ts.LanguageService,
  file: string,
  offset: number,
  trigger: string | undefined,
  retrigger: boolean,
): Signatures | undefined {
  const triggerReason: ts.SignatureHelpTriggerReason = retrigger
    ? { kind: 'retrigger' }
    : trigger && '(,<'.includes(trigger)
      ? { kind: 'characterTyped', triggerCharacter: trigger as ts.SignatureHelpTriggerCharacter }
      : { kind: 'invoked' };
  const help = service.getSignatureHelpItems(file, offset, { triggerReason });
  if (!help) return undefined;
  return { items: help.items.map(toSignature), active: help.selectedItemIndex, argument: help.argumentIndex };
}

function toSignature(item: ts.SignatureHelpItem): Signature {
  let label = ts.displayPartsToString(item.prefixDisplayParts);
  const separator = ts.displayPartsToString(item.separatorDisplayParts);
  const parameters = item.parameters.map((parameter, index) => {
    if (index > 0) label += separator;
    const start = label.length;
    label += ts.displayPartsToString(parameter.displayParts);
    return {
      label: [start, label.length] as const,
      documentation: ts.displayPartsToString(parameter.documentation),
    };
  });
  label += ts.displayPartsToString(item.suffixDisplayParts);
  return { ...documentation(item), label, parameters };
}

function documentation(of: {
  documentation?: ts.SymbolDisplayPart[] | undefined;
  tags?: ts.JSDocTagInfo[] | undefined;
}): Documentation {
  return {
    text: ts.displayPartsToString(of.documentation),
    tags: (of.tags ?? []).map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) })),
  };
}
