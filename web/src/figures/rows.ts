// Names down the left side of a drawing: how wide they may be, and how high their rows are.
// SPDX-License-Identifier: EUPL-1.2
import * as Plot from '@observablehq/plot';
import { textWidth, wrap } from '../figure';

export interface Names {
  /** Room for the longest name as it is broken into lines. */
  margin: number;
  /** Height of one row. */
  row: number;
  mark: Plot.Markish;
}

/** At most `share` of the width goes to the names, and two lines to each: the table has the rest. */
export function names(texts: string[], width: number, share: number, least: number): Names {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text)));
  const room = Math.min(widest + 2, Math.max(90, width * share));
  const broken = new Map(texts.map((text) => [text, shorten(wrap(text, room), room, 2)]));
  const most = Math.max(1, ...[...broken.values()].map((lines) => lines.length));
  return {
    margin: Math.ceil(room) + 10,
    row: Math.max(least, most * 14 + 8),
    mark: Plot.axisY({ label: null, tickSize: 0, tickPadding: 8, tickFormat: (text: string) => broken.get(text)?.join('\n') ?? text }),
  };
}

/** No more than `most` lines; what is left out ends in an ellipsis. */
export function shorten(lines: string[], room: number, most: number, size?: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? '';
  while (last && textWidth(`${last}\u2026`, size) > room) last = last.slice(0, -1);
  return [...kept, `${last.trimEnd()}\u2026`];
}
