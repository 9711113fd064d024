// The loop waits for a module that is still being loaded, and for its timers.
setTimeout(() => import('./graph/x.js').then(({ y }) => console.log('loaded', y)), 1);
