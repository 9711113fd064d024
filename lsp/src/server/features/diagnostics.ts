/** Diagnostics: pulled by clients that can be told to pull again, pushed to all others; never both. */
import type {
  ClientCapabilities,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  WorkspaceDiagnosticParams,
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

function documentDiagnostics(context: Context, params: DocumentDiagnosticParams): DocumentDiagnosticReport {
  const subject = context.subject(params.textDocument.uri);
  const items = subject ? diagnose(context, subject) : [];
  const id = resultId(items);
  return id === params.previousResultId ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items };
}

function workspaceDiagnostics(context: Context, params: WorkspaceDiagnosticParams) {
  const previous = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const project of context.workspace.projects()) {
    project.loadAll();
    for (const file of project.modules) {
      const uri = context.uriOf(file);
      const subject = context.subject(uri);
      if (!subject) continue;
      const found = diagnose(context, subject);
      const id = resultId(found);
      const version = context.documents.get(file)?.version ?? null;
      items.push(
        previous.get(uri) === id
          ? { kind: 'unchanged', uri, version, resultId: id }
          : { kind: 'full', uri, version, resultId: id, items: found },
      );
      previous.delete(uri);
    }
  }
  // Files that are gone have no problems any more.
  for (const uri of previous.keys()) items.push({ kind: 'full', uri, version: null, items: [] });
  return { items };
}
