// A series' symbol for the legend, the same shape that the drawing uses.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import type { symbols } from '../figure';

export function symbolMark(symbol: (typeof symbols)[number], colour: string, hollow = false): Element {
  const chart = Plot.plot({
    width: 14,
    height: 14,
    margin: 0,
    axis: null,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    symbol: { type: 'identity' },
    style: { background: 'none', overflow: 'visible' },
    marks: [
      Plot.dot([0.5], {
        x: 0.5,
        y: 0.5,
        r: 4.5,
        symbol: () => symbol,
        fill: hollow ? 'none' : colour,
        stroke: colour,
        strokeWidth: hollow ? 2 : 0,
      }),
    ],
  } as Plot.PlotOptions);
  chart.classList.add('mark');
  return chart;
}
