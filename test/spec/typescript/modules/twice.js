import { factor } from './factor.ts';
export const twice = (value) => factor * value;
