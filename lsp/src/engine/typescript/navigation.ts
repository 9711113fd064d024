/** Where things are declared and used. */
import * as ts from 'typescript6';
import type { Reference, RenamePlace, Span, Target, WorkspaceSymbol } from '../engine.ts';
import { preferences } from './options.ts';

export function definitions(
  service: ts.LanguageService,
  file: string,
  offset: number,
): { span: Span; targets: Target[] } | undefined {
  const found = service.getDefinitionAndBoundSpan(file, offset);
  if (!found) return undefined;
  return { span: found.textSpan, targets: (found.definitions ?? []).map(toTarget) };
}

export function typeDefinitions(service: ts.LanguageService, file: string, offset: number): Target[] {
  return (service.getTypeDefinitionAtPosition(file, offset) ?? []).map(toTarget);
}

export function implementations(service: ts.LanguageService, file: string, offset: number): Target[] {
  return (service.getImplementationAtPosition(file, offset) ?? []).map((place) => ({
    file: place.fileName,
    span: place.textSpan,
    context: place.contextSpan,
    kind: place.kind,
    name: ts.displayPartsToString(place.displayParts),
  }));
}

function toTarget(definition: ts.DefinitionInfo): Target {
  return {
    file: definition.fileName,
    span: definition.textSpan,
    context: definition.contextSpan,
    kind: definition.kind,
    name: definition.name,
  };
}

export function references(service: ts.LanguageService, file: string, offset: number): Reference[] {
  return (service.findReferences(file, offset) ?? []).flatMap(({ references }) =>
    references.map((reference) => ({
      file: reference.fileName,
      span: reference.textSpan,
      isDefinition: reference.isDefinition === true,
      isWrite: reference.isWriteAccess,
    })),
  );
}

export function highlights(service: ts.LanguageService, file: string, offset: number): Reference[] {
  return (service.getDocumentHighlights(file, offset, [file]) ?? []).flatMap(({ highlightSpans }) =>
    highlightSpans.map(({ textSpan, kind }) => ({
      file,
      span: textSpan,
      isDefinition: kind === ts.HighlightSpanKind.definition,
      isWrite: kind === ts.HighlightSpanKind.writtenReference,
    })),
  );
}

export function renameSpan(service: ts.LanguageService, file: string, offset: number): Span | string {
  const info = service.getRenameInfo(file, offset, preferences);
  return info.canRename ? info.triggerSpan : info.localizedErrorMessage;
}

/**
 * Everywhere the same new name: imports and exports do not keep the old one by `as`, but names of properties that only
 * look like the variable (`{ name }`) do.
 */
export function rename(service: ts.LanguageService, file: string, offset: number): RenamePlace[] {
  const found = new Map<string, RenamePlace>();
  const waiting = [{ file, offset }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const place of service.findRenameLocations(next.file, next.offset, false, false, preferences) ?? []) {
      const { fileName, textSpan, prefixText = '', suffixText = '' } = place;
      const key = `${fileName}:${textSpan.start}`;
      const isKnown = found.has(key);
      const crosses = prefixText.endsWith(' as ') || suffixText.startsWith(' as ');
      if (isKnown && !crosses) continue;
      found.set(key, {
        file: fileName,
        span: textSpan,
        prefix: crosses ? '' : prefixText,
        suffix: crosses ? '' : suffixText,
      });
      if (isKnown || !crosses) continue;
      // On the other side of an import or export it is another symbol of the same name.
      waiting.push({ file: fileName, offset: textSpan.start });
      for (const origin of service.getDefinitionAtPosition(fileName, textSpan.start) ?? []) {
        if (!found.has(`${origin.fileName}:${origin.textSpan.start}`)) {
          waiting.push({ file: origin.fileName, offset: origin.textSpan.start });
        }
      }
    }
  }
  return [...found.values()];
}

export function workspaceSymbols(service: ts.LanguageService, query: string, limit: number): WorkspaceSymbol[] {
  return service.getNavigateToItems(query, limit, undefined, true, true).map((item) => ({
    file: item.fileName,
    span: item.textSpan,
    kind: item.kind,
    name: item.name,
    container: item.containerName,
    deprecated: item.kindModifiers.split(',').includes('deprecated'),
  }));
}
