/** All that the server can do. */
import type { Feature } from '../context.ts';
import { completionFeature } from './completion.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import { navigationFeature } from './navigation.ts';

export const features: readonly Feature[] = [completionFeature, navigationFeature, diagnosticsFeature];
