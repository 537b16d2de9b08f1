// The report's page: draws the figures from the data that stands beside them, and tidies what only needs to be
// unfolded on paper or without script.
// SPDX-License-Identifier: EUPL-1.2
import { draw } from './draw';
import { type Data, Figure } from './figure';

const PAPER = 672; // pixels across the text of an A4 page

interface Drawing {
  place: HTMLElement;
  figure: Figure;
  width: number;
}

const drawings: Drawing[] = [...document.querySelectorAll<HTMLElement>('.figured > figure')].flatMap((box) => {
  const place = box.querySelector<HTMLElement>('.drawing');
  const data = box.querySelector('script[type="application/json"]')?.textContent;
  return place && data ? [{ place, figure: new Figure(JSON.parse(data) as Data), width: 0 }] : [];
});

function redraw(drawing: Drawing, width: number): void {
  if (width < 100 || width === drawing.width) return;
  drawing.width = width;
  const made = draw(drawing.figure, width);
  // the caption names the drawing and the table says the same in words: a reader of either needs no marks
  for (const svg of made.flatMap((part) => (part.matches('svg') ? [part] : [...part.querySelectorAll('svg')]))) {
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
  }
  drawing.place.replaceChildren(...made);
  drawing.place.hidden = false;
}

let printing = false;

function fit(): void {
  for (const drawing of drawings) redraw(drawing, printing ? PAPER : Math.floor(drawing.place.parentElement!.clientWidth));
}

// A table that is wider than its place can be scrolled with the keyboard, and only then.
function reach(): void {
  for (const box of document.querySelectorAll<HTMLElement>('.scroll'))
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
}

const folded = [...document.querySelectorAll<HTMLDetailsElement>('.figured > details, details.folded')];
const contents = document.querySelector<HTMLDetailsElement>('.contents details');
const wide = matchMedia('(min-width: 70rem)');

function fold(): void {
  for (const details of folded) details.open = printing;
  if (contents) contents.open = printing || wide.matches;
}

function page(print: boolean): void {
  printing = print;
  fold();
  fit();
  if (!print) reach();
}

// In the contents, the chapter that is being read.
function follow(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.contents a')].map((link) => [link.hash.slice(1), link]),
  );
  const seen = new Set<string>();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) seen.add(entry.target.id);
        else seen.delete(entry.target.id);
      const current = [...links.keys()].find((id) => seen.has(id));
      for (const [id, link] of links)
        if (id === current) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
    },
    { rootMargin: '-10% 0px -70% 0px' },
  );
  for (const section of document.querySelectorAll('main > section[id]')) watch.observe(section);
}

// A link into a folded table unfolds it.
function unfold(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const around = target?.closest('details');
  if (!around || around.open) return;
  around.open = true;
  target?.scrollIntoView();
}

document.documentElement.classList.add('drawn');
page(false);
unfold();
addEventListener('hashchange', unfold);
follow();
wide.addEventListener('change', fold);
addEventListener('beforeprint', () => page(true));
addEventListener('afterprint', () => page(false));
let waiting = 0;
new ResizeObserver(() => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    if (!printing) {
      fit();
      reach();
    }
  });
}).observe(document.body);
