import { exactly } from './exactly.ts';

exactly<number>()(setTimeout(() => {}));
exactly<number>()(setInterval((name: string, count: number) => console.log(name, count), 10, 'a', 1));
clearTimeout(setTimeout(() => {}, 1));
clearTimeout(undefined);
await new Promise((resolve) => setTimeout(resolve, 10));
await new Promise<void>((resolve) => setTimeout(resolve, 10));
const { promise, resolve } = Promise.withResolvers<number>();
setTimeout(resolve, 1, 5);
exactly<number>()(await promise);

// @ts-expect-error: no strings
setTimeout('code', 1);
// @ts-expect-error: no units
setTimeout(() => {}, '1s');
// @ts-expect-error: the callback's parameters
setTimeout((count: number) => count, 1, 'no');
// @ts-expect-error: ids are numbers
setTimeout(() => {}).unref();
