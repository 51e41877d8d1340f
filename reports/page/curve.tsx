/** The curve of server CPU over clients: drawn for a wide screen and a narrow one, a table behind. */

import { resources } from '../../results/model/advise.js';
import { spread } from '../charts/line-names.js';
import { laneColour } from '../charts/theme.js';
import { formatNumber } from '../format.js';
import type { Voice } from '../model/advice-amounts.js';
import type { CoresCurve, CurveLine } from '../model/cores-curve.js';
import {
  BOTTOM,
  FRAMES,
  type Frame,
  LEAST_CORES,
  NAME_FROM,
  NAME_HEIGHT,
  piecesOf,
  roomFor,
  type Scale,
  scaleOf,
  TOP,
} from './curve-frame.js';
import { Glyph } from './parts.js';

function Line({ of: { look, points }, scale }: { of: CurveLine; scale: Scale }) {
  return (
    <g fill="none" stroke={laneColour(look)} stroke-linejoin="round">
      {piecesOf(points.filter(({ cores }) => cores >= LEAST_CORES)).map(({ far, points: piece }, index) => (
        <path
          key={index}
          d={piece
            .map(({ clients, cores }, at) => {
              return `${at === 0 ? 'M' : 'L'}${scale.x(clients).toFixed(1)} ${scale.y(cores).toFixed(1)}`;
            })
            .join('')}
          stroke-width={far ? 1.6 : 3.2}
          stroke-dasharray={far ? '5 4' : undefined}
        />
      ))}
    </g>
  );
}

/** A name at each line's end, apart from its neighbours, with the lane's mark. */
function Names({ lines, scale, frame }: { lines: readonly CurveLine[]; scale: Scale; frame: Frame }) {
  const ends = lines.map(({ points }) => scale.y(points.at(-1)!.cores));
  const placed = spread(ends, NAME_HEIGHT, { from: TOP, to: frame.height - BOTTOM });
  const x = frame.width - frame.right;
  return (
    <>
      {lines.map(({ title, look }, index) => (
        <g key={title}>
          <path
            d={`M${x + 1} ${ends[index]!.toFixed(1)}L${x + 10} ${placed[index]!.toFixed(1)}`}
            class="lead-line"
          />
          <use href={`#mark-${look}`} x={x + 12} y={placed[index]! - 5.5} width="11" height="11" />
          {frame.name === 'wide' && (
            <text x={x + NAME_FROM} y={placed[index]! + 4} class="name">
              {title}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Axes({ scale, frame, voice }: { scale: Scale; frame: Frame; voice: Voice }) {
  const { width, height, left, right } = frame;
  const { curve } = voice.words.calculator;
  const base = height - BOTTOM;
  const number = (value: number) => formatNumber(value, voice.lang, 2);
  const every = frame.name === 'narrow' || scale.cores.length > 7 ? 2 : 1;
  return (
    <>
      {scale.cores.map((cores, index) => (
        <g key={cores}>
          <path d={`M${left} ${scale.y(cores)}H${width - right}`} class="grid" />
          {index % (scale.cores.length > 7 ? 2 : 1) === 0 && (
            <text x={left - 6} y={scale.y(cores) + 4} text-anchor="end">
              {number(cores)}
            </text>
          )}
        </g>
      ))}
      {scale.clients.map((clients, index) => (
        <g key={clients}>
          <path d={`M${scale.x(clients)} ${base}v5`} class="grid" />
          {(scale.clients.length - 1 - index) % every === 0 && (
            <text x={scale.x(clients)} y={base + 19} text-anchor="middle">
              {number(clients)}
            </text>
          )}
        </g>
      ))}
      <text x={left} y={12}>
        {curve.cores}
      </text>
      <text x={width - right} y={base + 38} text-anchor="end">
        {curve.clients}
      </text>
    </>
  );
}

/** Where the reader stands, and below what height nothing is decided. */
function Places({
  scale,
  frame,
  clients,
  voice,
}: {
  scale: Scale;
  frame: Frame;
  clients: number;
  voice: Voice;
}) {
  const { curve } = voice.words.calculator;
  const x = scale.x(clients);
  const right = frame.width - frame.right;
  const floor = scale.y(resources.cores);
  const atEnd = x > (frame.left + right) / 2;
  return (
    <>
      <rect
        x={frame.left}
        y={floor}
        width={right - frame.left}
        height={frame.height - BOTTOM - floor}
        class="nothing"
      />
      <text x={right - 6} y={frame.height - BOTTOM - 8} text-anchor="end">
        {curve.floor}
      </text>
      {clients >= scale.clients[0]! && (
        <>
          <path d={`M${x} ${TOP - 18}V${frame.height - BOTTOM}`} class="here" />
          <text x={x + (atEnd ? -5 : 5)} y={TOP - 9} text-anchor={atEnd ? 'end' : 'start'} class="name">
            {curve.here(clients)}
          </text>
        </>
      )}
    </>
  );
}

export function CurveFigure(props: { curve: CoresCurve; clients: number; voice: Voice }) {
  const { curve, clients, voice } = props;
  const words = voice.words.calculator.curve;
  return (
    <div class="curve">
      <h4>{curve.title}</h4>
      <p class="small">
        {curve.subtitle} {curve.notDrawn}
      </p>
      <ul class="key">
        {(
          [
            ['solid', 3.2, undefined],
            ['dashed', 1.6, '5 4'],
          ] as const
        ).map(([id, width, dash]) => (
          <li key={id}>
            <svg width="28" height="16" viewBox="0 0 28 16" aria-hidden="true">
              <path d="M1 8H27" stroke="var(--muted)" stroke-width={width} stroke-dasharray={dash} />
            </svg>
            {words[id]}
          </li>
        ))}
      </ul>
      {/* On a phone names take the room of the lines: there each line ends in its mark, named above. */}
      <ul class="key names">
        {curve.lines.map(({ title, look }) => (
          <li key={title}>
            <Glyph look={look} />
            {title}
          </li>
        ))}
      </ul>
      <div class="picture">
        {FRAMES.map((bare) => {
          const right = bare.name === 'wide' ? roomFor(curve.lines) : NAME_FROM;
          const frame = { ...bare, right };
          const scale = scaleOf(curve, frame);
          return (
            <svg
              key={frame.name}
              class={frame.name}
              viewBox={`0 0 ${frame.width} ${frame.height}`}
              role="img"
              aria-label={`${curve.title}. ${curve.subtitle}`}
            >
              <Places scale={scale} frame={frame} clients={clients} voice={voice} />
              <Axes scale={scale} frame={frame} voice={voice} />
              {curve.lines.map((line) => (
                <Line key={line.title} of={line} scale={scale} />
              ))}
              <Names lines={curve.lines} scale={scale} frame={frame} />
            </svg>
          );
        })}
      </div>
    </div>
  );
}
