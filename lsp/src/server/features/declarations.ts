/** The text of `jstime:` documents: the declarations of ECMAScript and of the runtime. */

import { errorCodes } from '../../channel/messages.ts';
import { isLibrary } from '../../engine/libraries.ts';
import { virtualDocumentRequest, virtualScheme } from '../../protocol.ts';
import { type Context, type Feature, RequestError } from '../context.ts';

export const declarationsFeature: Feature = {
  capabilities: (client) =>
    (client.workspace as { textDocumentContent?: unknown } | undefined)?.textDocumentContent === undefined
      ? {}
      : { workspace: { textDocumentContent: { schemes: [virtualScheme] } } as object },
  requests: {
    'workspace/textDocumentContent': (context, params: { uri?: unknown }) => ({ text: read(context, params) }),
    // For clients that lack the standard's request: with the document's identifier, as a plain string.
    [virtualDocumentRequest]: (context, params: { textDocument?: { uri?: unknown } }) =>
      read(context, params?.textDocument),
  },
};

function read(context: Context, params: { uri?: unknown } | undefined): string {
  const uri = typeof params?.uri === 'string' ? params.uri : '';
  const file = context.uris.toFile(uri);
  const text = isLibrary(file) && !file.includes('/..') ? context.workspace.libraries.read(file) : undefined;
  if (text === undefined) throw new RequestError(errorCodes.invalidParams, `there is no document ${uri}`);
  return text;
}
