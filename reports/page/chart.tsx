/** A chart in the page: its words, its static drawings, the place for the live one, and its table. */
import { useContext } from 'preact/hooks';
import { drawFigure, type FigureSpec, isChart } from '../charts/draw-figure.js';
import type { Messages } from '../messages.js';
import type { AnyFigure } from '../model/figures.js';
import { CsvButton, Repeat } from './chart-tools.js';
import { FoldedContext, PackedContext } from './context.js';
import { Permalink } from './links.js';
import { Behind, DataTable, Key } from './parts.js';

/** Widths that the static drawings are laid out for, in pixels; they scale from there. */
const WIDE = 780;
const NARROW = 350;

function Drawing({
  spec,
  width,
  name,
  said,
}: {
  spec: FigureSpec;
  width: number;
  name: string;
  /** Id of what says aloud what the picture shows. */
  said: string;
}) {
  const { height, markup } = drawFigure(spec, width);
  const later = useContext(PackedContext) && isChart(spec);
  return (
    <svg
      class={name}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={said}
      // The writer of these elements escapes every text in them.
      dangerouslySetInnerHTML={{ __html: later ? '' : markup }}
      data-width={later ? width : undefined}
    />
  );
}

export function ChartFigure(props: {
  figure: AnyFigure;
  words: Messages;
  /** Of its heading; 3 unless given. */
  level?: 2 | 3;
}) {
  const { figure, words, level = 3 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const folded = useContext(FoldedContext);
  const said = `${figure.id}-said`;
  return (
    <figure class={figure.spec.kind === 'lines' ? 'chart is-lines' : 'chart'} id={figure.id}>
      <figcaption>
        <div class="titled">
          <Heading>{figure.title}</Heading> <Permalink id={figure.id} title={figure.title} words={words} />
        </div>
        {figure.subtitle !== '' && <p class="small">{figure.subtitle}</p>}
        <Key items={figure.key} />
      </figcaption>
      <p id={said} hidden>
        {figure.alt} {words.sameInTable}
      </p>
      <div class="picture">
        <Drawing spec={figure.spec} width={WIDE} name={folded ? 'wide alone' : 'wide'} said={said} />
        {!folded && <Drawing spec={figure.spec} width={NARROW} name="narrow" said={said} />}
        {isChart(figure.spec) && <div class="live" data-chart={figure.id} data-said={said} />}
      </div>
      <p class="small foot">{figure.foot}</p>
      <div class="tools">
        <Behind summary={words.tableBehind}>
          <DataTable of={figure.table} label={words.tableRegion(figure.title)} titled />
        </Behind>
        <Repeat figure={figure} words={words} />
        <CsvButton figure={figure} words={words} />
      </div>
    </figure>
  );
}
