/** Path data said in as few characters as SVG 2 (9.3) allows, to a tenth of a pixel. */

/** The commands that `createPath` writes, each with its absolute numbers. */
const COMMAND = /([MLAZh])([^MLAZh]*)/g;
/** Places are whole tenths: steps that are added up do not drift from where they lead. */
const TENTHS = 10;

const said = (tenths: number): string => String(tenths / TENTHS).replace(/^(-?)0\./, '$1.');
/** Numbers side by side: a minus needs no space before it. */
const together = (numbers: readonly string[]): string => numbers.join(' ').replaceAll(' -', '-');

interface Place {
  readonly x: number;
  readonly y: number;
}

function lineTo(dx: number, dy: number): string {
  if (dy === 0) return `h${said(dx)}`;
  return dx === 0 ? `v${said(dy)}` : `l${together([said(dx), said(dy)])}`;
}

/** The same path from one place to the next instead of from the origin. @param path of `createPath`'s commands */
export function shortPath(path: string): string {
  const written: string[] = [];
  let pen: Place = { x: 0, y: 0 };
  let start = pen;
  for (const [, command = '', numbers = ''] of path.matchAll(COMMAND)) {
    if (command === 'Z' || command === 'h') {
      written.push(command + numbers);
      if (command === 'Z') pen = start;
      continue;
    }
    const given = numbers.split(' ');
    const [x, y] = given.slice(-2).map((number) => Math.round(Number(number) * TENTHS)) as [number, number];
    const step = [x - pen.x, y - pen.y] as const;
    if (command === 'L') written.push(lineTo(...step));
    else if (command === 'A') written.push(`a${together([...given.slice(0, -2), ...step.map(said)])}`);
    else written.push((written.length === 0 ? 'M' : 'm') + together(step.map(said)));
    pen = { x, y };
    if (command === 'M') start = pen;
  }
  return written.join('');
}
