/** The path a drawing context is building, and the SVG element that says it most shortly. */

/** As SVG's matrix(a b c d e f). */
export type Matrix = readonly [number, number, number, number, number, number];

/** A number as SVG text, to a tenth of a pixel (hundredths below one, for opacities). */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const digits = Math.abs(value) < 1 ? 2 : 1;
  return String(Number(value.toFixed(digits)));
}

type Shape =
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

export interface PathBuilder {
  begin(): void;
  close(): void;
  move(x: number, y: number): void;
  line(x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  /** Name and geometry attributes of the element, or undefined where nothing was drawn. */
  element(): string | undefined;
}

const FULL_TURN = Math.PI * 2 - 1e-6;

function shapeElement(shape: Shape): string {
  if (shape.kind === 'circle') {
    return `circle cx="${number(shape.x)}" cy="${number(shape.y)}" r="${number(shape.radius)}"`;
  }
  const { x, y, width, height } = shape;
  const left = Math.min(x, x + width);
  const top = Math.min(y, y + height);
  return `rect x="${number(left)}" y="${number(top)}" width="${number(Math.abs(width))}" height="${number(Math.abs(height))}"`;
}

/** A path under the transform that `matrix` answers at each step. */
export function createPath(matrix: () => Matrix): PathBuilder {
  let commands: string[] = [];
  let shapes: Shape[] = [];

  const place = (x: number, y: number): [number, number] => {
    const [a, b, c, d, e, f] = matrix();
    return [a * x + c * y + e, b * x + d * y + f];
  };
  const at = (x: number, y: number) => place(x, y).map(number).join(' ');
  const upright = () => matrix()[1] === 0 && matrix()[2] === 0;

  const line = (x: number, y: number) => {
    const to = at(x, y);
    // A dot: a line to where the pen stands, of which only its caps are seen.
    if (commands.at(-1) === `M${to}`) commands.push('h0');
    else commands.push(`${commands.length === 0 ? 'M' : 'L'}${to}`);
  };
  const arc = (x: number, y: number, radius: number, from: number, to: number) => {
    const [cx, cy] = place(x, y);
    if (Math.abs(to - from) >= FULL_TURN) {
      shapes.push({ kind: 'circle', x: cx, y: cy, radius });
      const r = number(radius);
      commands.push(
        `M${at(x - radius, y)}A${r} ${r} 0 1 1 ${at(x + radius, y)}A${r} ${r} 0 1 1 ${at(x - radius, y)}Z`,
      );
      return;
    }
    const end = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    const r = number(radius);
    line(...end(from));
    commands.push(`A${r} ${r} 0 ${to - from > Math.PI ? 1 : 0} ${to > from ? 1 : 0} ${at(...end(to))}`);
  };

  return {
    begin: () => {
      commands = [];
      shapes = [];
    },
    close: () => {
      if (commands.length > 0 && !commands.at(-1)?.endsWith('Z')) commands.push('Z');
    },
    move: (x, y) => void commands.push(`M${at(x, y)}`),
    line,
    rect: (x, y, width, height) => {
      const [left, top] = place(x, y);
      if (upright()) shapes.push({ kind: 'rect', x: left, y: top, width, height });
      commands.push(`M${at(x, y)}L${at(x + width, y)}L${at(x + width, y + height)}L${at(x, y + height)}Z`);
    },
    arc,
    element: () => {
      if (commands.length === 0) return undefined;
      const drawing = commands.filter((command) => command !== 'Z');
      if (shapes.length === 1 && drawing.length === 1) return shapeElement(shapes[0]!);
      return `path d="${commands.join('')}"`;
    },
  };
}
