/**
 * Streams as transferable objects: what is transferred is one end of a link, along which chunks travel as structured
 * clones.
 * @see https://streams.spec.whatwg.org/#transferrable-streams
 */
import { promiseThen } from '../../internal/primordials.ts';
import {
  markAsHandled,
  newPromise,
  promiseRejectedWith,
  promiseResolvedWith,
  settleAs,
} from '../../internal/promises.ts';
import { dataCloneError, defineTransferable, SerializedValue } from '../../internal/structured-clone.ts';
import { queueTask } from '../../internal/tasks.ts';
import { pipe } from './pipe.ts';
import { ReadableControllerState } from './readable-controller-state.ts';
import { ReadableState } from './readable-state.ts';
import { isReadableStream, ReadableStream, readableState, wrapReadable } from './readable-stream.ts';
import { isTransformStream, sidesOf, TransformStream, wrapTransform } from './transform-stream.ts';
import { WritableControllerState } from './writable-controller-state.ts';
import { WritableState } from './writable-state.ts';
import { isWritableStream, WritableStream, wrapWritable, writableState } from './writable-stream.ts';

type MessageType = 'chunk' | 'close' | 'error' | 'pull';

/** One end of a link. The two are entangled as message ports are. */
class LinkEnd {
  peer: LinkEnd | undefined = undefined;
  /** Set by whoever has this end, before the next task. */
  receive: (type: MessageType, value: unknown) => void = () => {};

  /** @throws a DataCloneError, or what getters of `value` throw */
  post(type: MessageType, value: unknown): void {
    const { peer } = this;
    const message = new SerializedValue().serialize(value, []);
    if (peer === undefined) return;
    queueTask('transferred stream', () => {
      let data: unknown;
      try {
        data = message.deserialize().value;
      } catch (error) {
        peer.postError(error);
        peer.receive('error', error);
        return;
      }
      peer.receive(type, data);
    });
  }

  /** An error that cannot be cloned is lost. */
  postError(error: unknown): void {
    try {
      this.post('error', error);
    } catch {
      this.post('error', undefined);
    }
  }

  /** The standard's "pack and post message, handling error", then `after`, if it fails or is the last message. */
  postHandlingError(type: MessageType, value: unknown, isLast: boolean): Promise<undefined> {
    try {
      this.post(type, value);
      if (isLast) this.disentangle();
      return promiseResolvedWith(undefined);
    } catch (error) {
      this.postError(error);
      this.disentangle();
      return promiseRejectedWith(error);
    }
  }

  disentangle(): void {
    if (this.peer !== undefined) this.peer.peer = undefined;
    this.peer = undefined;
  }
}

/** One end of a new link. */
function makeLinkEnd(): LinkEnd {
  const first = new LinkEnd();
  const second = new LinkEnd();
  first.peer = second;
  second.peer = first;
  return first;
}

/** @see https://streams.spec.whatwg.org/#abstract-opdef-setupcrossrealmtransformreadable */
function readableFrom(end: LinkEnd): ReadableState {
  const stream = new ReadableState();
  const controller = new ReadableControllerState(
    stream,
    {
      start: undefined,
      pull() {
        end.post('pull', undefined);
        return promiseResolvedWith(undefined);
      },
      cancel: (reason) => end.postHandlingError('error', reason, true),
    },
    0,
    undefined,
  );
  end.receive = (type, value) => {
    if (type === 'chunk') {
      if (controller.canCloseOrEnqueue) controller.enqueue(value);
      return;
    }
    if (type === 'close') controller.close();
    else controller.error(value);
    end.disentangle();
  };
  return stream;
}

/** @see https://streams.spec.whatwg.org/#abstract-opdef-setupcrossrealmtransformwritable */
function writableTo(end: LinkEnd): WritableState {
  const stream = new WritableState();
  let backpressure: ReturnType<typeof newPromise<undefined>> | undefined = newPromise<undefined>();
  const release = (): void => {
    backpressure?.resolve(undefined);
    backpressure = undefined;
  };
  const afterPull = (post: () => Promise<undefined>): Promise<undefined> => {
    const posted = newPromise<undefined>();
    promiseThen(backpressure?.promise ?? promiseResolvedWith(undefined), () => settleAs(posted, post()));
    return posted.promise;
  };
  const controller = new WritableControllerState(
    stream,
    {
      start: undefined,
      write: (chunk) =>
        afterPull(() => {
          backpressure = newPromise<undefined>();
          return end.postHandlingError('chunk', chunk, false);
        }),
      close: () => end.postHandlingError('close', undefined, true),
      abort: (reason) => end.postHandlingError('error', reason, true),
    },
    1,
    undefined,
  );
  end.receive = (type, value) => {
    if (type === 'error') controller.errorIfNeeded(value);
    release();
  };
  return stream;
}

function sendReadable(stream: ReadableState): LinkEnd {
  if (stream.isLocked) throw dataCloneError('A locked ReadableStream cannot be transferred');
  stream.isDetached = true;
  const near = makeLinkEnd();
  const options = { preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };
  markAsHandled(pipe(stream, writableTo(near), options));
  return near.peer as LinkEnd;
}

function sendWritable(stream: WritableState): LinkEnd {
  if (stream.isLocked) throw dataCloneError('A locked WritableStream cannot be transferred');
  stream.isDetached = true;
  const near = makeLinkEnd();
  const options = { preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };
  markAsHandled(pipe(readableFrom(near), stream, options));
  return near.peer as LinkEnd;
}

/** Once, when the globals are installed. */
export function makeStreamsTransferable(): void {
  defineTransferable<ReadableStream, LinkEnd>(ReadableStream, {
    isInstance: isReadableStream,
    isDetached: (stream) => (readableState(stream) as ReadableState).isDetached,
    transfer: (stream) => sendReadable(readableState(stream) as ReadableState),
    receive: (end) => wrapReadable(readableFrom(end)),
  });
  defineTransferable<WritableStream, LinkEnd>(WritableStream, {
    isInstance: isWritableStream,
    isDetached: (stream) => (writableState(stream) as WritableState).isDetached,
    transfer: (stream) => sendWritable(writableState(stream) as WritableState),
    receive: (end) => wrapWritable(writableTo(end)),
  });
  defineTransferable<TransformStream, [readable: LinkEnd, writable: LinkEnd]>(TransformStream, {
    isInstance: isTransformStream,
    isDetached: (stream) => sidesOf(stream)[0].isDetached,
    transfer(stream) {
      const sides = sidesOf(stream);
      const readable = sides[0];
      const writable = sides[1];
      if (readable.isLocked || writable.isLocked) {
        throw dataCloneError('A TransformStream with a locked side cannot be transferred');
      }
      return [sendReadable(readable), sendWritable(writable)];
    },
    receive: (ends) => wrapTransform(readableFrom(ends[0]), writableTo(ends[1])),
  });
}
