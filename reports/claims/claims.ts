/** The ledger's claims, in the order in which they are read. */
import { answeringClaims } from './answering.js';
import { askingClaims } from './asking.js';
import { browserClaims } from './browser.js';
import { type ClaimDefinition, claimIds } from './claim.js';
import { comparedClaims } from './compared.js';
import { holdingClaims } from './holding.js';
import { wireClaims } from './wire.js';

const defined = new Map(
  [
    ...askingClaims,
    ...answeringClaims,
    ...holdingClaims,
    ...browserClaims,
    ...wireClaims,
    ...comparedClaims,
  ].map((claim) => [claim.id, claim]),
);

export const claims: readonly ClaimDefinition[] = claimIds.flatMap((id) => defined.get(id) ?? []);
