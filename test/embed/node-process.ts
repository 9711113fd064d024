// Runs a module that imports jstime in a Node process of its own.
import { spawn } from 'node:child_process';
import { repository } from '../support/jstime.ts';

export interface NodeResult {
  stdout: string;
  stderr: string;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** Runs `source` as a module, with `JSTime` imported, and kills it after 20 seconds. */
export function runNode(source: string): Promise<NodeResult> {
  const code = `import { JSTime } from 'jstime';\n${source}`;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: repository,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
    const result = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      result.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      result.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ ...result, exitCode, signal }));
  });
}
