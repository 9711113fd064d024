export * from './star-1.js';
export * from './star-2.js';
