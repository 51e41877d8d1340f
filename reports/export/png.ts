/**
 * Charts as PNG, for places that take no SVG: the standalone SVG in one theme's colours, drawn at twice
 * its size by a canvas library. Library and font are optional packages: where one is missing, pictures
 * are left out with the reason, never drawn with boxes for letters.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type ThemeName, themeVariables } from '../charts/theme.js';
import type { Lang } from '../units.js';

const FONT_PACKAGE = '@expo-google-fonts/noto-sans-kr';
const FONT_FILES = ['400Regular/NotoSansKR_400Regular.ttf', '600SemiBold/NotoSansKR_600SemiBold.ttf'];
/** Fonts of systems that have Korean letters, where the package is not installed. */
const SYSTEM_FONTS = [
  'Noto Sans KR',
  'Noto Sans CJK KR',
  'Apple SD Gothic Neo',
  'Malgun Gothic',
  'NanumGothic',
];
const FAMILY = 'Report Noto Sans KR';
const SCALE = 2;

export interface Painter {
  /** Languages whose letters the font at hand has. */
  readonly languages: readonly Lang[];
  /** The picture of an SVG document of ours in that theme's colours, at twice its size. */
  paint(svg: string, theme: ThemeName): Promise<Buffer>;
}

export type FoundPainter =
  | { readonly status: 'found'; readonly painter: Painter; readonly missing: string | null }
  | { readonly status: 'missing'; readonly reason: string };

type CanvasLibrary = typeof import('@napi-rs/canvas');

/** Looks for the canvas library and a font with Korean letters; says what is missing and how to get it. */
export async function findPainter(): Promise<FoundPainter> {
  let canvas: CanvasLibrary;
  try {
    canvas = await import('@napi-rs/canvas');
  } catch {
    return {
      status: 'missing',
      reason:
        'PNG pictures are left out: @napi-rs/canvas has no binary here (npm install @napi-rs/canvas). The SVG pictures are complete.',
    };
  }
  const korean = koreanFamily(canvas);
  const family = korean ?? 'sans-serif';
  return {
    status: 'found',
    painter: {
      languages: korean === undefined ? ['en'] : ['en', 'ko'],
      paint: (svg, theme) => paint(canvas, prepared(svg, theme, family)),
    },
    missing:
      korean === undefined
        ? `Korean PNG pictures are left out: no font with Korean letters was found (npm install ${FONT_PACKAGE}). The SVG pictures are complete.`
        : null,
  };
}

function koreanFamily({ GlobalFonts }: CanvasLibrary): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    const files = FONT_FILES.map((file) => require.resolve(`${FONT_PACKAGE}/${file}`)).filter(existsSync);
    for (const file of files) GlobalFonts.registerFromPath(file, FAMILY);
    if (files.length > 0) return FAMILY;
  } catch {
    // Not installed: a font of the system may do.
  }
  const families = new Set(GlobalFonts.families.map(({ family }) => family));
  return SYSTEM_FONTS.find((name) => families.has(name));
}

// Joiners and isolates shape a line and have no look; the font draws boxes for them.
const INVISIBLE = /[\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;
const VARIABLE = /var\(--([\w-]+)\)/g;
const ROOT = /<svg xmlns="[^"]*" viewBox="0 0 ([\d.]+) ([\d.]+)" font-family="[^"]*"/;

/** With colours in place of variables, a size of its own and the one font: the library knows no style sheet. */
function prepared(svg: string, theme: ThemeName, family: string): Buffer {
  const colours: Readonly<Record<string, string>> = themeVariables(theme);
  const flat = svg
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(INVISIBLE, '')
    .replace(VARIABLE, (whole, name: string) => colours[name] ?? whole)
    .replace(
      ROOT,
      (_, width: string, height: string) =>
        `<svg xmlns="http://www.w3.org/2000/svg" width="${SCALE * Number(width)}" height="${SCALE * Number(height)}" viewBox="0 0 ${width} ${height}" font-family="${family}"`,
    );
  return Buffer.from(flat);
}

async function paint({ createCanvas, loadImage }: CanvasLibrary, svg: Buffer): Promise<Buffer> {
  const image = await loadImage(svg);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encode('png');
}
