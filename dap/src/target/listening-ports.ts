/** Where a process listens, as the system tells it. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state of a listening socket in the kernel's tables. */
const listening = '0A';

/**
 * The TCP ports at which a process listens.
 * @returns undefined where that cannot be seen: on other systems than Linux, and of other users' processes.
 */
export function listeningPorts(processId: number): number[] | undefined {
  try {
    const sockets = socketsOf(processId);
    return ['tcp', 'tcp6'].flatMap((table) => {
      const [, ...lines] = readFileSync(`/proc/${processId}/net/${table}`, 'latin1').trimEnd().split('\n');
      return lines.flatMap((line) => {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        if (state !== listening || !sockets.has(inode)) return [];
        return [Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16)];
      });
    });
  } catch {
    return undefined;
  }
}

/** The inodes of its sockets. */
function socketsOf(processId: number): Set<string> {
  const folder = `/proc/${processId}/fd`;
  const found = new Set<string>();
  for (const name of readdirSync(folder)) {
    const inode = /^socket:\[(\d+)\]$/.exec(targetOf(`${folder}/${name}`))?.[1];
    if (inode !== undefined) found.add(inode);
  }
  return found;
}

/** Of a descriptor that is closed in this moment: nothing. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return '';
  }
}
