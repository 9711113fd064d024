/** New names: for what the code declares, and for files, whose imports follow. */

import type {
  Range,
  RenameFilesParams,
  RenameParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { errorCodes } from '../../channel/messages.ts';
import type { FileChange } from '../../engine/engine.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { type Move, specifierAfterMoves, unmoved } from '../../service/moved-imports.ts';
import { type Context, type Feature, RequestError } from '../context.ts';

const renamedFiles = { filters: [{ scheme: 'file', pattern: { glob: '**' } }] };

export const renamingFeature: Feature = {
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    workspace: { fileOperations: { willRename: renamedFiles, didRename: renamedFiles } },
  }),
  requests: {
    'textDocument/prepareRename': prepareRename,
    'textDocument/rename': rename,
    'workspace/willRenameFiles': (context, params: RenameFilesParams): WorkspaceEdit | null => {
      const moves = movesOf(context, params);
      const changes = changesFor(context, moves, (file) => file);
      return changes.length === 0 ? null : context.workspaceEdit(changes, context.workspace.projects()[0]?.engine);
    },
  },
};

/** For clients that tell of renamed files only afterwards. */
export function renamedEdit(context: Context, params: RenameFilesParams): WorkspaceEdit | undefined {
  const moves = movesOf(context, params);
  const changes = changesFor(context, moves, (file) => unmoved(file, moves));
  return changes.length === 0 ? undefined : context.workspaceEdit(changes, context.workspace.projects()[0]?.engine);
}

function prepareRename(context: Context, params: TextDocumentPositionParams): Range | null {
  const subject = context.subject(params.textDocument.uri);
  const span = subject?.engine.renameSpan(subject.file, subject.lines.offset(params.position));
  if (span === undefined || typeof span === 'string') return null;
  return subject?.lines.range(span) ?? null;
}

function rename(context: Context, params: RenameParams): WorkspaceEdit | null {
  const subject = context.subject(params.textDocument.uri);
  if (!subject) return null;
  const { engine, file, lines, project } = subject;
  if (!/^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(params.newName)) {
    throw new RequestError(errorCodes.requestFailed, `'${params.newName}' is no name`);
  }
  project.loadAll();
  const offset = lines.offset(params.position);
  const span = engine.renameSpan(file, offset);
  if (typeof span === 'string') throw new RequestError(errorCodes.requestFailed, span);
  const changes = new Map<
    string,
    FileChange & { edits: { span: { start: number; length: number }; newText: string }[] }
  >();
  const isPrivate = lines.text.charAt(span.start) === '#';
  if (params.newName.startsWith('#') && !isPrivate) {
    throw new RequestError(errorCodes.requestFailed, 'a new name does not make a member private');
  }
  const newName = isPrivate && !params.newName.startsWith('#') ? `#${params.newName}` : params.newName;
  for (const place of engine.rename(file, offset)) {
    if (isLibrary(place.file)) {
      throw new RequestError(errorCodes.requestFailed, 'what the runtime declares cannot be renamed');
    }
    const change = changes.get(place.file) ?? { file: place.file, isNew: false, edits: [] };
    change.edits.push({ span: place.span, newText: place.prefix + newName + place.suffix });
    changes.set(place.file, change);
  }
  return context.workspaceEdit([...changes.values()], engine);
}

function movesOf(context: Context, { files }: RenameFilesParams): Move[] {
  return files.map(({ oldUri, newUri }) => ({ from: context.uris.toFile(oldUri), to: context.uris.toFile(newUri) }));
}

/** @param before the name that a file of the project had before the moves */
function changesFor(context: Context, moves: readonly Move[], before: (file: string) => string): FileChange[] {
  const changes: FileChange[] = [];
  for (const project of context.workspace.projects()) {
    project.loadAll();
    for (const file of project.modules) {
      const edits = project.engine.imports(file).flatMap(({ form, text, span }) => {
        const moved = form === 'import' ? specifierAfterMoves(text, before(file), moves) : undefined;
        if (moved === undefined) return [];
        return [{ span: { start: span.start + 1, length: span.length - 2 }, newText: moved }];
      });
      if (edits.length > 0) changes.push({ file, isNew: false, edits });
    }
  }
  return changes;
}
