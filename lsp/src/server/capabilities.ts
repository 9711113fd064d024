/** What the client is told at the start: known without the compiler, so that the answer does not wait for it. */
import type { ClientCapabilities, InitializeResult } from 'vscode-languageserver';
import { features } from './features/features.ts';
import type { Encoding } from './positions.ts';

export function encodingFor(client: ClientCapabilities): Encoding {
  const known = client.general?.positionEncodings?.find((encoding) => encoding === 'utf-8' || encoding === 'utf-16');
  return known === 'utf-8' ? 'utf-8' : 'utf-16';
}

export function initializeResult(client: ClientCapabilities, version: string): InitializeResult {
  const claimed = features.map((feature) => feature.capabilities?.(client) ?? {});
  const workspace = Object.assign({}, ...claimed.map((capabilities) => capabilities.workspace ?? {}));
  return {
    capabilities: {
      positionEncoding: encodingFor(client),
      textDocumentSync: { openClose: true, change: 2, save: true },
      ...Object.assign({}, ...claimed),
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        ...workspace,
      },
    },
    serverInfo: { name: 'jstime', version },
  };
}

/** Whether some feature answers this method. */
export function isKnownMethod(method: string): boolean {
  return features.some(({ requests }) => requests !== undefined && Object.hasOwn(requests, method));
}
