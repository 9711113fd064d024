/** Who calls whom, and what extends what. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  TextDocumentPositionParams,
  TypeHierarchyItem,
} from 'vscode-languageserver';
import type { CallItem, TypeItem } from '../../engine/engine.ts';
import type { Context, Feature, Subject } from '../context.ts';
import { symbolKind } from '../kinds.ts';

type OfItem = { item: CallHierarchyItem | TypeHierarchyItem };

export const hierarchiesFeature: Feature = {
  capabilities: () => ({ callHierarchyProvider: true, typeHierarchyProvider: true }),
  requests: {
    'textDocument/prepareCallHierarchy': (context, params: TextDocumentPositionParams) => {
      const subject = context.subject(params.textDocument.uri);
      if (!subject) return null;
      subject.project.loadAll();
      return subject.engine
        .callItems(subject.file, subject.lines.offset(params.position))
        .map((item) => toCallItem(context, subject, item));
    },
    'callHierarchy/incomingCalls': incomingCalls,
    'callHierarchy/outgoingCalls': outgoingCalls,
    'textDocument/prepareTypeHierarchy': (context, params: TextDocumentPositionParams) => {
      const subject = context.subject(params.textDocument.uri);
      if (!subject) return null;
      return subject.engine
        .typeItems(subject.file, subject.lines.offset(params.position))
        .map((item) => toTypeItem(context, subject, item));
    },
    'typeHierarchy/supertypes': (context, { item }: OfItem) =>
      types(context, item, ({ engine, file }, offset) => engine.supertypes(file, offset)),
    'typeHierarchy/subtypes': (context, { item }: OfItem) =>
      types(context, item, ({ engine, file }, offset) => engine.subtypes(file, offset)),
  },
};

function subjectOf(context: Context, item: CallHierarchyItem | TypeHierarchyItem) {
  const subject = context.subject(item.uri);
  if (!subject) return undefined;
  subject.project.loadAll();
  return { subject, offset: subject.lines.offset(item.selectionRange.start) };
}

function incomingCalls(context: Context, { item }: OfItem): CallHierarchyIncomingCall[] | null {
  const of = subjectOf(context, item);
  if (!of) return null;
  const { subject, offset } = of;
  return subject.engine.incomingCalls(subject.file, offset).map((call) => ({
    from: toCallItem(context, subject, call.item),
    fromRanges: call.places.map((place) => context.range(call.item.file, place, subject.engine)),
  }));
}

function outgoingCalls(context: Context, { item }: OfItem): CallHierarchyOutgoingCall[] | null {
  const of = subjectOf(context, item);
  if (!of) return null;
  const { subject, offset } = of;
  return subject.engine.outgoingCalls(subject.file, offset).map((call) => ({
    to: toCallItem(context, subject, call.item),
    fromRanges: call.places.map((place) => subject.lines.range(place)),
  }));
}

function types(
  context: Context,
  item: CallHierarchyItem | TypeHierarchyItem,
  find: (subject: Subject, offset: number) => TypeItem[],
): TypeHierarchyItem[] | null {
  const of = subjectOf(context, item);
  if (!of) return null;
  return find(of.subject, of.offset).map((found) => toTypeItem(context, of.subject, found));
}

function toCallItem(context: Context, { engine }: Subject, item: CallItem): CallHierarchyItem {
  return {
    name: item.name,
    kind: symbolKind(item.kind),
    ...(item.container !== '' && { detail: item.container }),
    uri: context.uriOf(item.file),
    range: context.range(item.file, item.span, engine),
    selectionRange: context.range(item.file, item.nameSpan, engine),
  };
}

function toTypeItem(context: Context, { engine }: Subject, item: TypeItem): TypeHierarchyItem {
  return {
    name: item.name,
    kind: symbolKind(item.kind),
    uri: context.uriOf(item.file),
    range: context.range(item.file, item.span, engine),
    selectionRange: context.range(item.file, item.nameSpan, engine),
  };
}
