/** What the server and its clients agree on beyond the protocol. The extension shares this file. */

/**
 * Commands that the client has and the server names: in lenses, and after edits. The server names only those that the
 * client lists in its capabilities, as `experimental: { commands: ['jstime.run', …] }`; no editor needs any of them.
 */
export const clientCommands = {
  /** Runs a module. Arguments: its URI. */
  run: 'jstime.run',
  /** Debugs a module. Arguments: its URI. */
  debug: 'jstime.debug',
  /** Shows places. Arguments: a document's URI, the position asked about, an array of `Location`. */
  showReferences: 'jstime.showReferences',
  /** Asks the user for a new name. Arguments: a document's URI, the position of the name. */
  rename: 'jstime.rename',
} as const;

export type ClientCommand = (typeof clientCommands)[keyof typeof clientCommands];

/** What a client may put under `capabilities.experimental`. */
export interface ExperimentalCapabilities {
  readonly commands?: readonly ClientCommand[];
  /** Whether it wants `statusNotification`. */
  readonly status?: boolean;
}

/** The text of a `jstime:` document, for clients without `workspace/textDocumentContent`: `{ textDocument: { uri } }` → string. */
export const virtualDocumentRequest = 'jstime/virtualTextDocument';

/** The scheme of documents that only the server has: the declarations of ECMAScript and the runtime. */
export const virtualScheme = 'jstime';

/** From the server, with a `Status`: how far it has come with the folders. */
export const statusNotification = 'jstime/status';

export interface Status {
  /** `loading` while modules of the folders are still being read. */
  readonly state: 'loading' | 'ready';
  /** Modules of the folders that were read so far. */
  readonly modules: number;
}

/** The section of the settings, whose names and meanings are in `settings.ts`. */
export const settingsSection = 'jstime';

/** The files that may say that a folder's programs are jstime's: see `isMarker`. */
export const markerFiles = ['jstime.json', 'package.json'] as const;

/**
 * Whether a file makes its folder one of jstime's: a `jstime.json`, whatever it says, or a `package.json` with a key
 * `jstime`, or with `jstime` among its `engines`.
 * @param text of the file
 */
export function isMarker(name: string, text: string): boolean {
  if (name === 'jstime.json') return true;
  if (name !== 'package.json') return false;
  try {
    const { jstime, engines } = JSON.parse(text) ?? {};
    return jstime !== undefined || (typeof engines === 'object' && engines?.jstime !== undefined);
  } catch {
    return false;
  }
}
