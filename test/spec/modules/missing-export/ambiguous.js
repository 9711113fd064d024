import { same } from './stars.js';
