/** What every part of a page may need, without being handed through all that stand between. */
import { createContext } from 'preact';
import type { Origin } from '../model/origin.js';

/**
 * A chart that is folded away has one drawing, which a phone without script scrolls: two of each would be
 * a quarter of the page.
 */
export const FoldedContext = createContext(false);

/** The language that travels packed leaves its static charts to the page's script: half of it would be theirs. */
export const PackedContext = createContext(false);

/** The rows of the table that numbers link to, by the places they stand for; empty where there is no such table. */
export const PlacesContext = createContext<ReadonlyMap<string, number>>(new Map());

/** From what the commands under the charts are made; null on pages of a chart alone, which have none. */
export const OriginContext = createContext<Origin | null>(null);
