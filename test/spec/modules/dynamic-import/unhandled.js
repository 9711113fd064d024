import('./graph/z.js');
