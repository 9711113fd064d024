// process.exit ends at once: nothing queued runs, all that was written arrives.
import process from 'process';

const [how] = process.argv.slice(2);
queueMicrotask(() => console.log('microtask'));
setTimeout(() => console.log('timer'), 1e4);
setTimeout(() => console.log('never'), 1e5);
const exit = () => {
  for (let i = 0; i < 3; i++) console.log('line', i);
  console.error('to stderr');
  try {
    process.exit(4);
  } finally {
    console.log('finally');
  }
  console.log('after exit');
};
switch (how) {
  case 'script':
    exit();
    break;
  case 'microtask':
    queueMicrotask(exit);
    break;
  case 'timer':
    setTimeout(exit, 5);
    break;
  case 'listener':
    addEventListener('error', exit);
    reportError(1);
    break;
  case 'rejection':
    addEventListener('unhandledrejection', exit);
    Promise.reject(1);
    break;
  case 'getter':
    console.log({ get x() { return exit(); } }.x);
    break;
  case 'await':
    await null;
    exit();
    break;
  case 'import':
    await import('data:text/javascript,import process from "process"; process.exitCode = 7; process.exit()');
}
console.log('script ends');
