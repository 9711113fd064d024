/** Streams over files and descriptors, for the modules known from Node. */
import { provideFileStreams } from '../../internal/file-streams.ts';
import { closeBytes, createReadableByteStream, createWritableStream, enqueueBytes } from './internals.ts';

provideFileStreams({
  readable(read, end) {
    return createReadableByteStream({
      async pull(controller) {
        let bytes: Uint8Array<ArrayBuffer> | undefined;
        try {
          bytes = await read();
        } catch (error) {
          await end();
          throw error;
        }
        if (bytes !== undefined) return enqueueBytes(controller, bytes);
        closeBytes(controller);
        await end();
      },
      cancel: end,
    });
  },
  writable: (write, end) => createWritableStream({ write, close: end, abort: end }),
});
