/** The capabilities of a client that can do everything. */
import type { ClientCapabilities } from 'vscode-languageserver';

export const everything = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    fileOperations: { willRename: true, didRename: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    textDocumentContent: {},
  },
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        labelDetailsSupport: true,
        insertReplaceSupport: true,
        tagSupport: { valueSet: [1] },
        documentationFormat: ['markdown'],
      },
      completionList: { itemDefaults: ['editRange', 'commitCharacters', 'data'] },
      contextSupport: true,
    },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
    declaration: { linkSupport: true },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } },
      resolveSupport: { properties: ['edit', 'command'] },
      dataSupport: true,
    },
    diagnostic: { relatedDocumentSupport: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
  experimental: {
    commands: ['jstime.run', 'jstime.debug', 'jstime.showReferences', 'jstime.rename'],
    status: true,
  },
} as ClientCapabilities;
