await import('./sub/waits.js');
