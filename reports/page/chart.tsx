/** A chart in the page: its words, its static drawings, the place for the live one, and its table. */
import type { ChartConfig } from '../charts/config.js';
import { drawSvg } from '../charts/svg/draw.js';
import type { Messages } from '../messages.js';
import type { ReportFigure } from '../model/figures.js';
import { Behind, DataTable, Key } from './parts.js';

/** Widths that the static drawings are laid out for, in pixels; they scale from there. */
const WIDE = 780;
const NARROW = 350;

function Drawing({
  config,
  width,
  name,
  said,
}: {
  config: ChartConfig;
  width: number;
  name: string;
  /** Id of what says aloud what the picture shows. */
  said: string;
}) {
  const { height, markup } = drawSvg(config, width);
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={said}
      // The writer of these elements escapes every text in them.
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}

export function ChartFigure(props: { figure: ReportFigure; config: ChartConfig; words: Messages }) {
  const { figure, config, words } = props;
  const said = `${figure.id}-said`;
  return (
    <figure class="chart" id={figure.id}>
      <figcaption>
        <h3>{figure.title}</h3>
        {figure.subtitle !== '' && <p class="small">{figure.subtitle}</p>}
        <Key items={figure.key} />
      </figcaption>
      <p id={said} hidden>
        {figure.alt}
      </p>
      <div class="picture">
        <Drawing config={config} width={WIDE} name="wide" said={said} />
        <Drawing config={config} width={NARROW} name="narrow" said={said} />
        <div class="live" data-chart={figure.id} data-said={said} />
      </div>
      <p class="small foot">{figure.foot}</p>
      <Behind summary={words.tableBehind}>
        <DataTable of={figure.table} label={words.tableRegion(figure.table.caption)} titled />
      </Behind>
    </figure>
  );
}
