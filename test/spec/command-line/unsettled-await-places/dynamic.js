import('./sub/waits.js');
