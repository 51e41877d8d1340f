/** The small parts that every section is made of, and the calculator in a reader's browser. */
import type { ComponentChildren } from 'preact';
import { ink, type LookId, laneColour, laneLooks, muted, OPEN_MARKS, paper } from '../charts/theme.js';
import type { Fact } from '../model/instrument.js';
import type { KeyItem } from '../model/key.js';
import type { Table, TableRow } from '../model/tables.js';
import { Quoted } from './quoted.js';

const GLYPH_PATHS = {
  rect: 'M2 2H10V10H2Z',
  rectRot: 'M6 0.5L11.5 6L6 11.5L0.5 6Z',
  triangle: 'M6 1L11.5 10.5H0.5Z',
  triangleDown: 'M6 11L0.5 1.5H11.5Z',
  circle: 'M6 1A5 5 0 1 1 6 11A5 5 0 1 1 6 1Z',
  ring: 'M6 1.8A4.2 4.2 0 1 1 6 10.2A4.2 4.2 0 1 1 6 1.8Z',
  star: 'M6 1V11M1 6H11M2.5 2.5L9.5 9.5M9.5 2.5L2.5 9.5',
  cross: 'M6 1V11M1 6H11',
  crossRot: 'M2 2L10 10M10 2L2 10',
} as const;

/** A lane's mark, as on the charts: drawn once in the page (`Glyphs`), and shown from there. */
export function Glyph({ look }: { look: LookId }) {
  return (
    <svg class="glyph" aria-hidden="true">
      <use href={`#mark-${look}`} />
    </svg>
  );
}

/** Every lane's mark, for tables to show, and every mark of a chart's key. */
export function Glyphs() {
  return (
    <svg class="marks" width="0" height="0" aria-hidden="true">
      {Object.entries(KEY_PATHS).map(([mark, { d, width, fill, opacity, ink: dark }]) => (
        <symbol key={mark} id={`key-${mark}`} viewBox="0 0 28 16">
          <path
            d={d}
            fill={dark ? ink : fill ? muted : 'none'}
            stroke={fill ? 'none' : muted}
            stroke-width={width ?? 1}
            opacity={opacity ?? 1}
          />
        </symbol>
      ))}
      {(Object.keys(laneLooks) as LookId[]).map((look) => {
        const { mark } = laneLooks[look];
        const open = OPEN_MARKS.has(mark);
        const colour = laneColour(look);
        return (
          <symbol key={look} id={`mark-${look}`} viewBox="0 0 12 12">
            <path
              d={GLYPH_PATHS[mark]}
              fill={open ? paper : colour}
              stroke={open ? colour : 'none'}
              stroke-width="2.4"
            />
          </symbol>
        );
      })}
    </svg>
  );
}

const KEY_PATHS: Readonly<
  Record<KeyItem['mark'], { d: string; width?: number; fill?: boolean; opacity?: number; ink?: boolean }>
> = {
  main: { d: 'M14 3A5 5 0 1 1 14 13A5 5 0 1 1 14 3Z', fill: true },
  reach: { d: 'M14 1V15', width: 2.5 },
  solid: { d: 'M2 3H26V13H2Z', fill: true },
  soft: { d: 'M2 3H26V13H2Z', fill: true, opacity: 0.5 },
  ink: { d: 'M2 3H26V13H2Z', fill: true, ink: true },
  missing: { d: 'M2 3H26V13H2Z', fill: true, opacity: 0.25 },
  apart: { d: 'M3 4H25V12H3Z', width: 1.5 },
  engine: { d: 'M9 3H19V13H9Z', fill: true },
  rounds: {
    d: 'M5 5.6A2.4 2.4 0 1 1 5 10.4A2.4 2.4 0 1 1 5 5.6ZM14 5.6A2.4 2.4 0 1 1 14 10.4A2.4 2.4 0 1 1 14 5.6ZM22 5.6A2.4 2.4 0 1 1 22 10.4A2.4 2.4 0 1 1 22 5.6Z',
    fill: true,
  },
  interval: { d: 'M3 8H25M3 3V13M25 3V13', width: 2 },
  gap: { d: 'M2 14L14 2M8 14L20 2M14 14L26 2M20 14L26 8M2 8L8 2', width: 1.2 },
};

/** How a chart is read: its marks by name, in no lane's colour. */
export function Key({ items }: { items: readonly KeyItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul class="key">
      {items.map(({ mark, label }) => (
        <li key={mark + label}>
          <svg width="28" height="16" aria-hidden="true">
            <use href={`#key-${mark}`} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

const CELL_CLASS = { number: 'num', word: 'word', aside: 'aside', text: 'text', code: 'text' } as const;

/** Why there are no figures, and what to try: as wide as the screen, whatever the table's width. */
function Reasons({ of }: { of: readonly string[] }) {
  return (
    <div class="reasons">
      {of.map((reason) => (
        <p key={reason}>
          <Quoted text={reason} />
        </p>
      ))}
    </div>
  );
}

function Row({ row, columns }: { row: TableRow; columns: Table['columns'] }) {
  return (
    <tr>
      {row.headerRows > 0 && (
        <th
          scope={row.headerRows > 1 ? 'rowgroup' : 'row'}
          rowSpan={row.headerRows > 1 ? row.headerRows : undefined}
        >
          {row.look && <Glyph look={row.look} />}
          {row.header}
        </th>
      )}
      {row.withheld !== null ? (
        <td class="none" colSpan={columns.length - 1}>
          <Reasons of={row.withheld} />
        </td>
      ) : (
        row.cells.map((cell, index) => (
          <td key={index}>{columns[index + 1]?.kind === 'code' ? <code>{cell}</code> : cell}</td>
        ))
      )}
    </tr>
  );
}

/** What the columns hold, said once a table: by kind, and place from its end (a header may stand for several rows). */
function columnClasses({ columns }: Table): string {
  return columns.map(({ kind }, index) => `${CELL_CLASS[kind]}-${columns.length - index}`).join(' ');
}

/** Groups of rows that share a header are bodies of their own, so that the header names them all. */
function bodies(rows: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = [];
  for (const row of rows) {
    if (row.headerRows > 0) groups.push([]);
    groups.at(-1)?.push(row);
  }
  return groups;
}

/**
 * What stands behind a picture: closed until it is asked for. On paper it is open where it is `printed`; else
 * `onPaper` says where to find it.
 */
export function Behind(props: {
  summary: string;
  children: ComponentChildren;
  printed?: boolean;
  onPaper?: string;
}) {
  const { summary, children, printed, onPaper } = props;
  return (
    <details class={printed ? 'behind printed' : 'behind'}>
      <summary>
        {summary}
        {onPaper && <span class="on-paper">{onPaper}</span>}
      </summary>
      {children}
    </details>
  );
}

/**
 * A table in a box of its own, which scrolls where the screen is narrower than the table. Where a
 * heading above has said what it shows (`titled`), its caption is for those who hear the page only.
 */
export function DataTable({ of, label, titled }: { of: Table; label: string; titled?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    <div class="scroll" role="group" tabIndex={0} aria-label={label}>
      <table class={columnClasses(of)}>
        <caption class={titled ? 'heard' : undefined}>
          <span>{of.caption}</span>
        </caption>
        <thead>
          <tr>
            {of.columns.map(({ label: name, kind }) => (
              <th key={name} scope="col" class={kind === 'number' ? CELL_CLASS[kind] : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {bodies(of.rows).map((group, index) => (
          <tbody key={index}>
            {group.map((row, at) => (
              <Row key={at} row={row} columns={of.columns} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

export function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <div class="facts-block">
      <h3>{title}</h3>
      <dl class="facts">
        {facts.map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}
