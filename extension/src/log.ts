/** What the extension does, for "Show logs". The level is the user's, in the channel's menu. */
import * as vscode from 'vscode';

let channel: vscode.LogOutputChannel | undefined;

function opened(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('jstime', { log: true });
  return channel;
}

/** The channel is made with the first message. */
export const log = {
  /** The text is made only where somebody wants to see it. */
  trace: (message: () => string) => {
    const { logLevel } = opened();
    if (logLevel === vscode.LogLevel.Trace) opened().trace(message());
  },
  debug: (message: string) => opened().debug(message),
  info: (message: string) => opened().info(message),
  warn: (message: string) => opened().warn(message),
  error: (message: string) => opened().error(message),
  show: () => opened().show(true),
  dispose: () => {
    channel?.dispose();
    channel = undefined;
  },
};

/** For what nobody waits for: a failure is in the log, at least. */
export function unattended(what: string, work: Thenable<unknown>): void {
  work.then(undefined, (error: Error) => log.error(`${what}: ${error.message}`));
}
