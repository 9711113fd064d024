/**
 * Streams as transferable objects: what is transferred is one end of a link, along which chunks travel as structured
 * clones.
 * @see https://streams.spec.whatwg.org/#transferrable-streams
 */
import { promiseThen } from '../../internal/primordials.ts';
import { markAsHandled, newPromise, promiseRejectedWith, promiseResolvedWith } from '../../internal/promises.ts';
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
    queueTask(() => {
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

function makeLink(): [LinkEnd, LinkEnd] {
  const first = new LinkEnd();
  const second = new LinkEnd();
  first.peer = second;
  second.peer = first;
  return [first, second];
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
  const controller = new WritableControllerState(
    stream,
    {
      start: undefined,
      write: (chunk) =>
        promiseThen(backpressure?.promise ?? promiseResolvedWith(undefined), () => {
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
  const [near, far] = makeLink();
  const options = { preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };
  markAsHandled(pipe(stream, writableTo(near), options));
  return far;
}

function sendWritable(stream: WritableState): LinkEnd {
  if (stream.isLocked) throw dataCloneError('A locked WritableStream cannot be transferred');
  const [near, far] = makeLink();
  const options = { preventAbort: false, preventCancel: false, preventClose: false, signal: undefined };
  markAsHandled(pipe(readableFrom(near), stream, options));
  return far;
}

const never = (): boolean => false;

/** Once, when the globals are installed. */
export function makeStreamsTransferable(): void {
  defineTransferable<ReadableStream, LinkEnd>(ReadableStream, {
    isInstance: isReadableStream,
    isDetached: never,
    transfer: (stream) => sendReadable(readableState(stream) as ReadableState),
    receive: (end) => wrapReadable(readableFrom(end)),
  });
  defineTransferable<WritableStream, LinkEnd>(WritableStream, {
    isInstance: isWritableStream,
    isDetached: never,
    transfer: (stream) => sendWritable(writableState(stream) as WritableState),
    receive: (end) => wrapWritable(writableTo(end)),
  });
  defineTransferable<TransformStream, [readable: LinkEnd, writable: LinkEnd]>(TransformStream, {
    isInstance: isTransformStream,
    isDetached: never,
    transfer(stream) {
      const [readable, writable] = sidesOf(stream);
      if (readable.isLocked || writable.isLocked) {
        throw dataCloneError('A TransformStream with a locked side cannot be transferred');
      }
      return [sendReadable(readable), sendWritable(writable)];
    },
    receive: ([readable, writable]) => wrapTransform(readableFrom(readable), writableTo(writable)),
  });
}
