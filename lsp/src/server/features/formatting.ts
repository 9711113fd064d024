/** Formatting of a file, a part of it, and of what was just typed. */
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
  TextEdit,
} from 'vscode-languageserver';
import type { FormatOptions } from '../../engine/engine.ts';
import type { Context, Feature } from '../context.ts';

export const formattingFeature: Feature = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ';', moreTriggerCharacter: ['}', '\n'] },
  }),
  requests: {
    'textDocument/formatting': (context, { textDocument, options }: DocumentFormattingParams): TextEdit[] | null => {
      const subject = context.subject(textDocument.uri);
      if (!subject) return null;
      return context.edits(subject.lines, subject.engine.format(subject.file, undefined, read(context, options)));
    },
    'textDocument/rangeFormatting': (
      context,
      { textDocument, range, options }: DocumentRangeFormattingParams,
    ): TextEdit[] | null => {
      const subject = context.subject(textDocument.uri);
      if (!subject) return null;
      const span = subject.lines.span(range);
      return context.edits(subject.lines, subject.engine.format(subject.file, span, read(context, options)));
    },
    'textDocument/onTypeFormatting': (
      context,
      { textDocument, position, ch, options }: DocumentOnTypeFormattingParams,
    ): TextEdit[] | null => {
      const subject = context.subject(textDocument.uri);
      if (!subject) return null;
      const offset = subject.lines.offset(position);
      return context.edits(
        subject.lines,
        subject.engine.formatOnType(subject.file, offset, ch, read(context, options)),
      );
    },
  },
};

function read(context: Context, options: FormattingOptions | undefined): FormatOptions {
  return {
    tabSize: options?.tabSize ?? 2,
    insertSpaces: options?.insertSpaces ?? true,
    semicolons: context.settings['format.semicolons'],
  };
}
