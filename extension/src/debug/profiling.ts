/** CPU profiles and heap snapshots of the program that is debugged. */
import * as vscode from 'vscode';
import { unattended } from '../log.ts';
import { activeSession, ask } from './commands.ts';

/** Menus show "start" or "stop" by it. */
const contextKey = 'jstime.recording';

export function registerProfiling(context: vscode.ExtensionContext): void {
  const recording = new Set<string>();
  const show = () => {
    const { activeDebugSession } = vscode.debug;
    const isRecording = activeDebugSession !== undefined && recording.has(activeDebugSession.id);
    void vscode.commands.executeCommand('setContext', contextKey, isRecording);
  };
  context.subscriptions.push(
    vscode.commands.registerCommand('jstime.startCpuProfile', async () => {
      const session = activeSession();
      if (!session || recording.has(session.id)) return;
      await ask(session, 'startProfile', { type: 'cpu' });
      recording.add(session.id);
      show();
    }),
    vscode.commands.registerCommand('jstime.stopCpuProfile', async () => {
      const session = activeSession();
      if (!session || !recording.delete(session.id)) return undefined;
      show();
      const { file } = await ask(session, 'stopProfile', {});
      // Not waited for: VS Code's table of profiles may take its time.
      unattended('the CPU profile', vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)));
      return file;
    }),
    vscode.commands.registerCommand('jstime.takeHeapSnapshot', async () => {
      const session = activeSession();
      if (!session) return undefined;
      const { file } = await ask(session, 'takeHeapSnapshot', {});
      unattended('the heap snapshot', offerSnapshot(file));
      return file;
    }),
    vscode.debug.onDidChangeActiveDebugSession(show),
    vscode.debug.onDidTerminateDebugSession(({ id }) => {
      if (recording.delete(id)) show();
    }),
  );
}

async function offerSnapshot(file: string): Promise<void> {
  const answer = await vscode.window.showInformationMessage(`Heap snapshot: ${file}`, 'Open', 'Show in folder');
  const uri = vscode.Uri.file(file);
  if (answer === 'Open') await vscode.commands.executeCommand('vscode.open', uri);
  if (answer === 'Show in folder') await vscode.commands.executeCommand('revealFileInOS', uri);
}
