/**
 * Functions that run in the program, to watch a property: an accessor takes its place, and stops when it is used. They are
 * sent as text, and know nothing but their arguments.
 */

/** How the trap's functions are called: what they do, and the number of the property. */
export const trapName = /^jstime (write|read) (\d+)$/;

/** Why a property cannot be watched; an empty text when it can, its number when it is watched. */
export function problemOfProperty(this: object, key: PropertyKey): string {
  const descriptor = Object.getOwnPropertyDescriptor(this, key);
  if (ArrayBuffer.isView(this)) return 'elements of typed arrays cannot be watched';
  if (!descriptor) return key in this ? 'it is inherited: watch it in the prototype' : 'there is no such property';
  const watched = /^jstime read (\d+)$/.exec(descriptor.get?.name ?? '');
  if (watched) return watched[1] ?? '';
  if (!('value' in descriptor)) return 'it is an accessor: set a breakpoint in its functions';
  if (!descriptor.configurable) return 'it cannot be redefined (it is not configurable)';
  return '';
}

/**
 * Watches a property; returns what ends that.
 * @param how `write`, `read` or `readWrite`.
 */
export function watchProperty(this: object, key: PropertyKey, id: number, how: string): () => void {
  const self = this;
  const define = Object.defineProperty;
  const describe = Object.getOwnPropertyDescriptor;
  const { value: initial, enumerable = true, writable = true } = describe(self, key) ?? {};
  const readName = `jstime read ${id}`;
  const writeName = `jstime write ${id}`;
  /** Before: for whoever looks while it stops. */
  const property: { value: unknown; before: unknown } = { value: initial, before: undefined };
  const functions = {
    [readName](): unknown {
      // biome-ignore lint/suspicious/noDebugger: this is where it stops
      debugger;
      return property.value;
    },
    [writeName](this: unknown, next: unknown): void {
      if (this !== self) {
        // An assignment to an heir makes a property of its own.
        define(this, key, { value: next, writable: true, enumerable: true, configurable: true });
        return;
      }
      property.before = property.value;
      property.value = next;
      if (how !== 'read') {
        // biome-ignore lint/suspicious/noDebugger: this is where it stops
        debugger;
      }
    },
  };
  // Another one, since V8 takes a function that may stop for one that changes something.
  const harmless = {
    [readName](): unknown {
      return property.value;
    },
  };
  const get = (how === 'write' ? harmless : functions)[readName] as () => unknown;
  define(self, key, {
    get,
    ...(writable && { set: functions[writeName] as (next: unknown) => void }),
    enumerable,
    configurable: true,
  });
  return () => {
    if (describe(self, key)?.get === get)
      define(self, key, { value: property.value, writable, enumerable, configurable: true });
  };
}

/** Ends what {@link watchProperty} has begun. */
export function endWatch(this: () => void): void {
  this();
}
