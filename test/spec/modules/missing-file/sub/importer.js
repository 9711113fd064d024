// The error shows who imports it, and who imports that.
import { one } from './one.js';
import { value } from './missing.js';
