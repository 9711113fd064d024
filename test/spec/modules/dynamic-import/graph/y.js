import { shared } from './shared.js';
export const y = await Promise.resolve(shared + 1);
