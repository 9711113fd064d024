// Sizes and times are plausible, and members are as in Node.
const { rss, heapTotal, heapUsed, external, ...more } = process.memoryUsage();
console.log(rss > heapUsed, heapTotal >= heapUsed, heapUsed > 100_000, external >= 0, Object.keys(more));
console.log(Math.abs(process.memoryUsage.rss() - rss) < 2 ** 26);
const before = process.memoryUsage().external;
const kept = new Uint8Array(2 ** 25);
console.log(process.memoryUsage().external - before >= kept.length);
const uptime = process.uptime();
console.log(uptime > 0, process.uptime() >= uptime, Math.abs(uptime - performance.now() / 1000) < 5);
console.log(typeof process.ppid, Object.prototype.toString.call(process));
