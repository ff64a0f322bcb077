import { createRequire } from 'node:module';
import { type ChartContent, chartOf } from '../../picture/chart-of.js';
import { type PictureLook, svgText } from '../../picture/drawing.js';
import { missingLetters } from '../../picture/label.js';
import type { MarkupText } from '../../text/escape.js';

/** The picture of some content, as SVG. */
export const chartSvg = (content: ChartContent, look: PictureLook): MarkupText => svgText(chartOf(content), look);

/** The renderer of PNG and the font with which it draws: optional packages, named where they are missing. */
export const PNG_PACKAGES = ['@resvg/resvg-js@2.6.2', 'dejavu-fonts-ttf@2.37.3'] as const;

/** A picture as PNG, or why there is none: a package is missing, or the font lacks letters. */
export type ChartPng =
  | { readonly bytes: Uint8Array }
  | { readonly problem: 'not-installed' }
  | { readonly problem: 'letters'; readonly letters: readonly string[] };

/** The picture of some content as PNG, twice as fine as its SVG, in the shipped font alone: equal bytes wherever the renderer is this version. */
export async function chartPng(content: ChartContent, look: PictureLook): Promise<ChartPng> {
  const svg = chartSvg(content, look);
  const letters = missingLetters(svg.replaceAll('\n', ''));
  if (letters.length > 0) return { problem: 'letters', letters };
  const found = await renderer();
  if (!found) return { problem: 'not-installed' };
  const { Resvg, fonts } = found;
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [...fonts], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return { bytes: picture.render().asPng() };
}

/** The renderer and the files of the font; undefined where one is not installed. */
async function renderer() {
  try {
    const { Resvg } = await import('@resvg/resvg-js');
    const installed = createRequire(import.meta.url);
    const fonts = ['DejaVuSans', 'DejaVuSans-Bold'].map((name) =>
      installed.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`),
    );
    return { Resvg, fonts };
  } catch {
    return undefined;
  }
}
