/**
 * What jstime has and the DOM's declarations lack, for programs that also run in browsers. What both have is as the DOM's
 * declarations say.
 */

/// <reference lib="esnext" />
/// <reference path="src/fs.d.ts" />
/// <reference path="src/import-meta.d.ts" />
/// <reference path="src/process.d.ts" />
/// <reference path="modules.d.ts" />
