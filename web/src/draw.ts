// One grammar of figures: each kind has its own file.
// SPDX-License-Identifier: EUPL-1.2
import type { Figure, Kind } from './figure';
import { bars } from './figures/bars';
import { frame } from './figures/frame';
import { lines } from './figures/lines';
import { matrix } from './figures/matrix';
import { points } from './figures/points';
import { stack } from './figures/stack';

/** Draws into elements no wider than `width` pixels. */
export type Draw = (figure: Figure, width: number) => Element[];

const kinds: Record<Kind, Draw> = { bars, stack, points, lines, matrix, frame };

export function draw(figure: Figure, width: number): Element[] {
  return kinds[figure.kind](figure, width);
}
