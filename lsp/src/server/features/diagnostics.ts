/** Diagnostics: pulled by clients that can be told to pull again, pushed to all others; never both. */
import type {
  ClientCapabilities,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ProgressToken,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Context, Feature } from '../context.ts';
import { diagnose } from '../diagnose.ts';

export function isPulled(client: ClientCapabilities): boolean {
  return client.textDocument?.diagnostic !== undefined && client.workspace?.diagnostics?.refreshSupport === true;
}

export const diagnosticsFeature: Feature = {
  capabilities: (client) =>
    isPulled(client)
      ? {
          diagnosticProvider: {
            identifier: 'jstime',
            interFileDependencies: true,
            workspaceDiagnostics: true,
            workDoneProgress: true,
          },
        }
      : {},
  requests: {
    'textDocument/diagnostic': documentDiagnostics,
    'workspace/diagnostic': workspaceDiagnostics,
  },
};

/** Changes with everything that diagnostics depend on. */
function resultId(items: readonly unknown[]): string {
  const text = JSON.stringify(items);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length}:${hash}`;
}

/** Others get their turn while what the file imports is read. */
function* documentDiagnostics(
  context: Context,
  params: DocumentDiagnosticParams,
): Generator<void, DocumentDiagnosticReport> {
  const { uri } = params.textDocument;
  for (let subject = context.subject(uri); subject?.project.readAhead(subject.file); subject = context.subject(uri)) {
    yield;
  }
  const subject = context.subject(uri);
  const items = subject ? diagnose(context, subject) : [];
  const id = resultId(items);
  return id === params.previousResultId ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
}

/** File by file; between them others get their turn. */
function* workspaceDiagnostics(
  context: Context,
  { previousResultIds, partialResultToken, workDoneToken }: WorkspaceDiagnosticParams,
): Generator<void, WorkspaceDiagnosticReport> {
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const tell = (item: WorkspaceDocumentDiagnosticReport) => {
    if (partialResultToken === undefined) items.push(item);
    else progress(context, partialResultToken, { items: [item] });
  };
  progress(context, workDoneToken, { kind: 'begin', title: 'jstime', message: 'checking the folder', percentage: 0 });
  for (const project of context.workspace.projects()) {
    while (project.loadSlice()) yield;
    const files = project.modules;
    for (const [index, file] of files.entries()) {
      const report = reportOf(context, file, previous);
      if (!report) continue;
      tell(report);
      previous.delete(report.uri);
      const percentage = Math.floor((100 * (index + 1)) / files.length);
      progress(context, workDoneToken, { kind: 'report', percentage });
      yield;
    }
  }
  // Files that are gone have no problems any more.
  for (const uri of previous.keys()) tell({ kind: 'full', uri, version: null, items: [] });
  progress(context, workDoneToken, { kind: 'end' });
  return { items };
}

function reportOf(
  context: Context,
  file: string,
  previous: ReadonlyMap<string, string>,
): WorkspaceDocumentDiagnosticReport | undefined {
  const uri = context.uriOf(file);
  const subject = context.subject(uri);
  if (!subject) return undefined;
  const items = diagnose(context, subject);
  const id = resultId(items);
  const version = context.documents.get(file)?.version ?? null;
  return previous.get(uri) === id
    ? { kind: 'unchanged', uri, version, resultId: id }
    : { kind: 'full', uri, version, resultId: id, items };
}

function progress(context: Context, token: ProgressToken | undefined, value: unknown): void {
  if (token !== undefined) context.notify('$/progress', { token, value });
}
