/** Where a post's pictures stand in its folder. */
import type { ThemeName } from '../charts/theme.js';
import type { Lang } from '../units.js';

export interface PicturePaths {
  readonly svg: string;
  /** Null where no PNG was painted. */
  readonly png: Readonly<Record<ThemeName, string>> | null;
}

export const csvPath = (id: string): string => `charts/${id}.csv`;
export const embedPath = (id: string, lang: Lang): string => `embed/${id}.${lang}.html`;
export const coverPath = (lang: Lang): string => `og.${lang}.png`;

export function picturePaths(id: string, lang: Lang, hasPng: boolean): PicturePaths {
  const at = (rest: string) => `charts/${id}.${lang}.${rest}`;
  return { svg: at('svg'), png: hasPng ? { light: at('light.png'), dark: at('dark.png') } : null };
}
