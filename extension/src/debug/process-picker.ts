/** Programs of jstime's that run on this machine. */
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

export interface RunningProgram {
  readonly pid: number;
  readonly commandLine: string;
  readonly cwd: string | undefined;
}

/** Asks the user which one; undefined if none was chosen. */
export async function pickProcess(): Promise<number | undefined> {
  const picked = await vscode.window.showQuickPick(choices(), {
    title: 'Attach to a program',
    placeHolder: 'Programs that jstime runs',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.pid;
}

interface Choice extends vscode.QuickPickItem {
  readonly pid: number;
}

/** Those of this workspace first. */
async function choices(): Promise<Choice[]> {
  const isHere = ({ cwd }: RunningProgram) =>
    cwd !== undefined && vscode.workspace.getWorkspaceFolder(vscode.Uri.file(cwd)) !== undefined;
  const programs = await runningPrograms();
  return [...programs.filter(isHere), ...programs.filter((program) => !isHere(program))].map(
    ({ pid, commandLine, cwd }) => ({
      label: commandLine,
      description: `${pid}`,
      ...(cwd !== undefined && { detail: cwd }),
      pid,
    }),
  );
}

/** Newest first. The servers of editors are none. */
export async function runningPrograms(): Promise<RunningProgram[]> {
  const all = process.platform === 'linux' ? await fromProc() : await fromPs();
  return all.filter(({ commandLine }) => !/^\S*jstime (dap|lsp)\b/.test(commandLine)).sort((a, b) => b.pid - a.pid);
}

/** What the launcher leaves in the environment of what it starts. */
const launchersMark = 'JSTIME_INTERNAL_BOOT=';

async function fromProc(): Promise<RunningProgram[]> {
  const entries: string[] = await readdir('/proc');
  const pids = entries.filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => programAt(Number(pid))));
  return found.filter((program) => program !== undefined);
}

/** Undefined for other programs, those of other users, and those that have just ended. */
async function programAt(pid: number): Promise<RunningProgram | undefined> {
  const folder = `/proc/${pid}`;
  try {
    if (!(await readFile(`${folder}/environ`, 'latin1')).split('\0').some((line) => line.startsWith(launchersMark))) {
      return undefined;
    }
    const [command = '', ...args] = (await readFile(`${folder}/cmdline`, 'utf8')).split('\0').slice(0, -1);
    const name = command.slice(command.lastIndexOf('/') + 1);
    // Children that are other programs inherit the mark.
    if (name !== 'jstime') return undefined;
    const cwd = await readlink(`${folder}/cwd`).catch(() => undefined);
    return { pid, commandLine: [name, ...args].join(' '), cwd };
  } catch {
    return undefined;
  }
}

async function fromPs(): Promise<RunningProgram[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,command=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, commandLine = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return /^(\S*\/)?jstime(\s|$)/.test(commandLine) ? [{ pid: Number(pid), commandLine, cwd: undefined }] : [];
  });
}
