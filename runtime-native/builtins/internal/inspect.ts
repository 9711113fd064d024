/** How values print: the inspect library, bound to real engine data by `inspect-bindings.ts`. */
import { type InspectOptions, library } from 'jstime:inspect-library';
import { dropLibraryPrimordials } from './inspect-bindings.ts';

export type { InspectOptions };

export const { inspect, formatWithOptions, getStringWidth } = library;

dropLibraryPrimordials();
