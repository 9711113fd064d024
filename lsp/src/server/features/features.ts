/** All that the server can do. */
import type { Feature } from '../context.ts';
import { actionsFeature } from './actions.ts';
import { completionFeature } from './completion.ts';
import { declarationsFeature } from './declarations.ts';
import { diagnosticsFeature } from './diagnostics.ts';
import { formattingFeature } from './formatting.ts';
import { hierarchiesFeature } from './hierarchies.ts';
import { lensesFeature } from './lenses.ts';
import { navigationFeature } from './navigation.ts';
import { renamingFeature } from './renaming.ts';
import { structureFeature } from './structure.ts';
import { tokensFeature } from './tokens.ts';

export const features: readonly Feature[] = [
  completionFeature,
  navigationFeature,
  hierarchiesFeature,
  renamingFeature,
  actionsFeature,
  formattingFeature,
  structureFeature,
  lensesFeature,
  tokensFeature,
  declarationsFeature,
  diagnosticsFeature,
];
