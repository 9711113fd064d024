/** Says in the log what became of sessions; at level "trace" every message. */
import type * as vscode from 'vscode';
import { log } from '../log.ts';

export class AdapterLog implements vscode.DebugAdapterTrackerFactory {
  createDebugAdapterTracker(session: vscode.DebugSession): vscode.DebugAdapterTracker {
    const name = `debug session "${session.name}"`;
    return {
      onWillStartSession: () => log.info(`${name}: starts`),
      onWillReceiveMessage: (message) => log.trace(() => `${name} <- ${JSON.stringify(message)}`),
      onDidSendMessage: (message) => log.trace(() => `${name} -> ${JSON.stringify(message)}`),
      onError: (error) => log.error(`${name}: ${error.message}`),
      onExit: (code, signal) => log.info(`${name}: adapter ended (${signal ?? code ?? 0})`),
    };
  }
}
