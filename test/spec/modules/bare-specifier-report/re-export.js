export * from 'helper.js';
