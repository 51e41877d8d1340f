/**
 * How things look, in one table: the page's colours in light and dark, and each lane's colour, mark
 * and dash. A lane keeps its look in every chart. Kin share a hue (polling warm, streams blue, sockets
 * green, controls grey) and differ in lightness; no mark is told apart by colour alone.
 *
 * A chart's configuration names a colour as a CSS variable. The static SVG keeps the variable and
 * follows the theme; a canvas has it resolved when it is drawn.
 */
import type { LaneInfo } from '../../results/schema.js';

export type ThemeName = 'light' | 'dark';
/** Chart.js names of point styles, and `ring` for a circle that is not filled. */
type Mark =
  | 'rect'
  | 'rectRot'
  | 'triangle'
  | 'triangleDown'
  | 'circle'
  | 'ring'
  | 'star'
  | 'cross'
  | 'crossRot';

export interface LaneLook {
  readonly light: string;
  readonly dark: string;
  readonly mark: Mark;
  /** Lengths of line and gap in pixels; empty is a full line. */
  readonly dash: readonly number[];
}

export const surface = {
  light: {
    paper: '#fdfcf9',
    panel: '#f5f3ed',
    ink: '#1b1d1f',
    muted: '#5b6066',
    rule: '#dcd8ce',
    grid: '#e6e3da',
    hatch: '#c9c4b8',
    link: '#1a5a96',
    alert: '#8a3b12',
  },
  dark: {
    paper: '#15181b',
    panel: '#1d2125',
    ink: '#e9e7e2',
    muted: '#a5a9ad',
    rule: '#363b40',
    grid: '#2a2f34',
    hatch: '#4a5057',
    link: '#8fc1ef',
    alert: '#f0a57d',
  },
} as const satisfies Record<ThemeName, Record<string, string>>;

export const laneLooks = {
  'short-polling': { light: '#c2410c', dark: '#ff8f63', mark: 'rect', dash: [2, 3] },
  'long-polling': { light: '#b67700', dark: '#f2c552', mark: 'rectRot', dash: [7, 3] },
  chunked: { light: '#0f4f99', dark: '#5d9df2', mark: 'triangle', dash: [8, 3, 2, 3] },
  sse: { light: '#3789cb', dark: '#a5d0ff', mark: 'triangleDown', dash: [4, 4] },
  ws: { light: '#0a6247', dark: '#35c48d', mark: 'circle', dash: [] },
  uws: { light: '#479437', dark: '#ade283', mark: 'ring', dash: [12, 3] },
  'framework-polling': { light: '#9c5a3c', dark: '#dba185', mark: 'cross', dash: [5, 2, 1, 2] },
  'framework-socket': { light: '#2f7d78', dark: '#79c9c2', mark: 'star', dash: [10, 2, 1, 2] },
  control: { light: '#6f757b', dark: '#989fa6', mark: 'crossRot', dash: [1, 3] },
} as const satisfies Record<string, LaneLook>;

export type LookId = keyof typeof laneLooks;

const familyLook: Readonly<Record<LaneInfo['family'], LookId>> = {
  polling: 'long-polling',
  stream: 'sse',
  socket: 'ws',
  control: 'control',
};

/** Lines without an area: they are drawn, not filled. */
export const OPEN_MARKS: ReadonlySet<string> = new Set(['ring', 'star', 'cross', 'crossRot']);

type Looked = Pick<LaneInfo, 'id' | 'family' | 'transport'> & Partial<Pick<LaneInfo, 'set'>>;

/** The look of a lane; a lane the table does not name looks like its transport's, or its family's. */
export function lookOf(lane: Looked): LookId {
  if (lane.family === 'control') return 'control';
  if (lane.set === 'framework') return lane.family === 'polling' ? 'framework-polling' : 'framework-socket';
  if (Object.hasOwn(laneLooks, lane.id)) return lane.id as LookId;
  if (Object.hasOwn(laneLooks, lane.transport)) return lane.transport as LookId;
  return familyLook[lane.family];
}

/** A colour between two, `share` of the way from `from` to `to`; both written `#rrggbb`. */
function mix(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

const SOFT_SHARE = 0.45;

/** The custom properties of a theme, by name without the dashes. */
export function themeVariables(theme: ThemeName): Readonly<Record<string, string>> {
  const variables: Record<string, string> = { ...surface[theme] };
  for (const [id, look] of Object.entries(laneLooks)) {
    variables[`lane-${id}`] = look[theme];
    variables[`lane-${id}-soft`] = mix(look[theme], surface[theme].paper, SOFT_SHARE);
  }
  return variables;
}

export const ink = 'var(--ink)';
export const muted = 'var(--muted)';
export const grid = 'var(--grid)';
export const rule = 'var(--rule)';
export const paper = 'var(--paper)';
export const hatch = 'var(--hatch)';
export const alert = 'var(--alert)';

export function laneColour(look: LookId, soft = false): string {
  return `var(--lane-${look}${soft ? '-soft' : ''})`;
}
