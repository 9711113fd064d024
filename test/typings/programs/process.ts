import process, { argv, exit } from 'node:process';
import { exactly } from './exactly.ts';

exactly<string[]>()(argv);
exactly<string | undefined>()(process.env.HOME);
exactly<string>()(process.cwd());
exactly<bigint>()(process.hrtime.bigint());
exactly<number>()(process.memoryUsage.rss());
exactly<boolean>()(process.stdout.write('a'));
for await (const bytes of process.stdin) exactly<Uint8Array<ArrayBuffer>>()(bytes);
process.on('SIGINT', (signal) => console.log(signal));
process.exitCode = 1;
const never = (): never => exit(0);
exactly<number>()(performance.now());
exactly<any>()(performance.mark('a', { detail: 1 }).detail);
exactly<number>()(performance.measure('a', { start: 'a' }).duration);
new PerformanceObserver((entries) => exactly<PerformanceEntry[]>()(entries.getEntries())).observe({ type: 'mark' });
exactly<string>()(import.meta.dirname);
exactly<boolean>()(import.meta.main);
exactly<string>()(import.meta.resolve('./a.js'));

// @ts-expect-error
process.nextTick(() => {});
// @ts-expect-error
process.stdin.on('data', () => {});
// @ts-expect-error
process.pid = 1;
// @ts-expect-error
process.exit('now', 1);
// @ts-expect-error
process.env.HOME = 5;
// @ts-expect-error
new Performance();
// @ts-expect-error
import.meta.env;

export { never };
