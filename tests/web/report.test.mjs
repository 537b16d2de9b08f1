// The report in a real browser: both languages, phone and desktop, light and dark, on paper, with hostile texts.
// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';

import axe from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const folder = mkdtempSync(join(tmpdir(), 'omloop-web-'));
const browserPath = process.env.OML_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
let browser;

before(async () => {
  assert.ok(browserPath, 'no chromium on this machine: ./check installs it');
  // a sandbox cannot be made by root, and in a container not at all
  browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Until the page has drawn again what a change asks for: some frames, however long each may take. */
function settled(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });
}

/** Opens a report and keeps what went wrong and what was asked for. */
async function open(file, { width = 1280, scheme = 'light', script = true } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  if (script) await settled(page);
  return { page, said, asked, close: () => context.close() };
}

const samples = ['nl', 'en'].map((lang) => {
  const file = join(folder, `sample-${lang}.html`);
  execFileSync(process.env.OML_SAMPLE, [lang, file]);
  return { name: 'sample', lang, file };
});

// the shipped agenda, as a person would make its report
const agenda = join(folder, 'flanders.omloop');
const omloop = (...words) => execFileSync(process.env.OML_OMLOOP, words, { stdio: ['ignore', 'ignore', 'inherit'] });
omloop('init', agenda, '--from', join(process.env.OML_SOURCE, 'data/flanders'), '--who', 'test');
const shipped = ['nl', 'en'].map((lang) => {
  const file = join(folder, `flanders-${lang}.html`);
  omloop('report', agenda, '--scenario', join(process.env.OML_SOURCE, 'data/scenarios'), '--lang', lang, '-o', file);
  return { name: 'flanders', lang, file };
});

for (const { name, lang, file } of [...samples, ...shipped]) {
  describe(`${name} in ${lang}`, () => {
    it('says its language and has one title', async () => {
      const { page, close } = await open(file);
      assert.equal(await page.getAttribute('html', 'lang'), lang);
      assert.equal(await page.locator('h1').count(), 1);
      assert.ok((await page.title()).length > 0);
      await close();
    });

    for (const width of [390, 1280])
      for (const scheme of name === 'sample' ? [width === 390 ? 'dark' : 'light'] : ['light', 'dark'])
        it(`is quiet, whole and accessible at ${width} pixels, ${scheme}`, async () => {
          const { page, said, asked, close } = await open(file, { width, scheme });
          // twins open, so that their tables are looked at too
          await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
          await settled(page);
          assert.deepEqual(await faults(page), []);
          assert.deepEqual(said, []);
          assert.deepEqual(asked, [pathToFileURL(file).href]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(over, 0, 'the page itself does not scroll sideways');
          await close();
        });

    it('draws every figure, in another way at another width', async () => {
      const { page, close } = await open(file);
      const count = await page.locator('figure').count();
      assert.ok(count > 0);
      const marks = () =>
        page.$$eval('figure .drawing', (all) =>
          all.map((place) => place.hidden ? 0 : place.querySelectorAll('rect, path, circle, .chip').length));
      assert.ok((await marks()).every((n) => n > 0), String(await marks()));
      await page.setViewportSize({ width: 390, height: 800 });
      await page.waitForFunction(() => innerWidth === 390);
      await settled(page);
      assert.ok((await marks()).every((n) => n > 0));
      const widest = await page.$$eval('.drawing svg', (all) => Math.max(...all.map((svg) => svg.getBoundingClientRect().right)));
      assert.ok(widest <= 390, `a drawing ends at ${widest}`);
      await close();
    });

    it('has beside every figure a table with the same numbers', async () => {
      const { page, close } = await open(file);
      const pairs = await page.$$eval('.figured', (all) =>
        all.map((figure) => {
          // its own, or that of the figure or table it leads to
          const own = figure.querySelector('table');
          const link = figure.querySelector('p.note > a[href^="#"]')?.getAttribute('href').slice(1);
          const there = link ? document.getElementById(link) : null;
          const table = own ?? (there?.closest('details') ?? there)?.querySelector('table');
          return {
            data: JSON.parse(figure.querySelector('script').textContent),
            table: [...(table?.tBodies[0].rows ?? [])].map((row) => [...row.cells].map((cell) => cell.textContent)),
            heads: [...(table?.tHead.rows[0].cells ?? [])].map((cell) => cell.firstChild.textContent.trim()),
          };
        }),
      );
      for (const { data, table, heads } of pairs) {
        assert.equal(table.length, data.rows.length);
        // what people see: no badge or figure id as a column, none in which nothing stands; in the same order
        const seen = data.columns.filter((column, at) =>
          !['illustrative', 'estimate', 'figure'].includes(column.key) && data.rows.some((row) => row[at] !== null));
        assert.deepEqual(heads.map((head) => head.toLowerCase()), seen.map((column) => column.label.replace(/\s+/g, ' ').trim().toLowerCase()));
        for (const [at, column] of data.columns.entries()) {
          const place = seen.indexOf(column);
          if (!['real', 'int'].includes(column.kind) || place < 0) continue;
          for (const [i, row] of data.rows.entries())
            if (row[at] === null) assert.equal(table[i][place], '');
            else assert.ok(Math.abs(number(table[i][place], lang) - row[at]) <= tolerance(column), `${table[i][place]} is ${row[at]}`);
        }
      }
      await close();
    });

    it('says in the drawing what the table says', async () => {
      const { page, close } = await open(file);
      const bars = await page.$$eval('figure', (all) =>
        all.filter((figure) => JSON.parse(figure.querySelector('script').textContent).kind === 'bars').map((figure) => ({
          texts: [...figure.querySelectorAll('.drawing text')].map((text) => text.textContent),
          data: JSON.parse(figure.querySelector('script').textContent),
        })));
      for (const { texts, data } of bars) {
        const at = data.columns.findIndex((column) => column.key === data.x);
        for (const row of data.rows)
          if (row[at] !== null)
            assert.ok(
              texts.some((text) => Math.abs(number(text, lang) - row[at]) <= tolerance(data.columns[at])),
              `${row[at]} stands at a bar`,
            );
      }
      await close();
    });

    it('reads whole without script', async () => {
      const { page, said, close } = await open(file, { script: false });
      const open_ = await page.locator('.figured > details').evaluateAll((all) => all.every((details) => details.open)).catch(() => null);
      if (open_ !== null) assert.ok(open_);
      assert.ok(await page.locator('.figured table').first().isVisible());
      assert.ok(await page.locator('.drawing').first().isHidden());
      assert.deepEqual(said.filter((line) => line.startsWith('error')), []);
      await close();
    });

    it('can be read and unfolded with the keyboard alone', async () => {
      const { page, close } = await open(file, { width: 390 });
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
      const twin = page.locator('.figured > details').first();
      await twin.locator('summary').focus();
      await page.keyboard.press('Enter');
      assert.ok(await twin.evaluate((details) => details.open));
      await settled(page);
      const reach = await page.$$eval('.scroll', (all) =>
        all.filter((box) => box.clientWidth > 0).every((box) => (box.scrollWidth > box.clientWidth + 1) === (box.tabIndex === 0)));
      assert.ok(reach, 'what scrolls can be reached, what does not is no stop');
      await close();
    });

    it('prints, with its tables unfolded and whole', async () => {
      const { page, close } = await open(file, { scheme: 'dark' });
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.ok(await page.$$eval('.figured > details', (all) => all.every((details) => details.open)));
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
      const pdf = join(folder, `${name}-${lang}.pdf`);
      await page.pdf({ path: pdf, preferCSSPageSize: true });
      assert.ok(statSync(pdf).size > 20000);
      assert.equal(readFileSync(pdf).subarray(0, 5).toString(), '%PDF-');
      await close();
    });
  });
}

describe('the shipped agenda', () => {
  it('tells the whole chain, stage by stage', async () => {
    const { page, close } = await open(shipped[0].file);
    const chapters = await page.$$eval('h2', (all) => all.map((h) => h.textContent.replace(/^\d+ /, '')));
    assert.deepEqual(chapters.slice(0, 12), [
      'Managementsamenvatting', 'Afbakening', 'Feiten en cijfers', 'Prioriteiten', 'Ambities', 'Menukaart', 'Wat als', 'Beoordeling', 'Portefeuille',
      'Programma', 'Leren', 'Bronnen en methode',
    ]);
    const found = await page.$$eval('#c1 tbody tr', (all) => all.map((row) => row.cells[1].textContent));
    assert.equal(found.length, 11);
    assert.ok(found.every((text) => text.length > 20), String(found));
    await close();
  });

  it('shows the framework: seven strategies on five levers, every path in it', async () => {
    const { page, close } = await open(shipped[0].file);
    const rings = await page.$$eval('.frame-figure .ring', (all) => all.map((ring) => ring.querySelectorAll('.theme').length));
    assert.deepEqual(rings, [7, 5]);
    const chips = await page.$$eval('.frame-figure .chip', (all) => all.map((chip) => [chip.textContent, chip.className]));
    assert.equal(chips.length, 64);
    assert.equal(chips.filter(([, name]) => name.includes('strong')).length, 30);
    assert.equal(chips.filter(([, name]) => name.includes('illustrative')).length, 34);
    await close();
  });

  it('marks what is made up in every table that shows it', async () => {
    const { page, close } = await open(shipped[1].file);
    for (const path of await page.$$eval('.frame-figure .chip.illustrative', (all) => all.map((chip) => chip.textContent))) {
      const row = page.locator('#c6 table tbody tr').filter({ has: page.locator('th', { hasText: new RegExp(`^${path.replace('.', '[.]')}( |$)`) }) });
      assert.ok((await row.first().textContent()).includes('illustrative'), path);
    }
    await close();
  });

  it('leads from a source code to its source', async () => {
    const { page, close } = await open(shipped[0].file);
    const links = await page.$$eval('a[href^="#source-"]', (all) => all.map((link) => link.getAttribute('href').slice(1)));
    assert.ok(links.length > 50);
    for (const id of new Set(links)) assert.equal(await page.locator(`tr[id="${id}"]`).count(), 1, id);
    await close();
  });
});

describe('the check itself', () => {
  it('sees a fault that is planted', async () => {
    const { page, close } = await open(samples[0].file);
    await page.evaluate(() => {
      document.querySelector('h2').style.color = '#ccc';
      document.querySelector('main').append(document.createElement('img'));
    });
    const found = (await faults(page)).map((line) => line.split(':')[0]);
    assert.ok(found.includes('color-contrast') && found.includes('image-alt'), String(found));
    await close();
  });
});

describe('hostile texts', () => {
  for (const { lang, file } of samples)
    it(`stay texts in ${lang}`, async () => {
      const { page, asked, said, close } = await open(file);
      assert.equal(await page.evaluate(() => window.stolen), undefined);
      assert.equal(asked.length, 1);
      assert.deepEqual(said, []);
      const scripts = await page.$$eval('script', (all) => all.filter((script) => script.type !== 'application/json').length);
      assert.equal(scripts, 1, 'the bundle and nothing else');
      assert.equal(await page.locator('img').count(), 0);
      const links = await page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href')));
      assert.ok(links.every((href) => href.startsWith('#') || /^https?:\/\/\S+$/i.test(href)), String(links));
      const broken = await page.$$eval('a[href^="#"]', (all) =>
        all.filter((link) => document.getElementById(link.getAttribute('href').slice(1)) === null).map((link) => link.outerHTML));
      assert.deepEqual(broken, []);
      assert.ok((await page.textContent('h2:has-text("stolen")')).includes('</script><script>window.stolen = 1</script>'));
      await close();
    });

  it('cannot run even when markup gets through', async () => {
    const { page, close } = await open(samples[0].file);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.stolen = 4';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="x" onerror="window.stolen = 5">';
      document.body.append(image);
      await new Promise((done) => setTimeout(done, 100));
      return window.stolen;
    });
    assert.equal(ran, undefined);
    await close();
  });
});

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds. Contrast is slow to compute and the same in every row of a table, so it is asked of the first three. */
async function faults(page) {
  // legacy: there are no frames, and their protocol would carry every element that passes
  const builder = () => new axe({ page }).setLegacyMode();
  const found = [
    await builder().options({ runOnly: rules, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }).analyze(),
    await builder().options({ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] })
      .exclude('tbody tr:nth-child(n+4)').analyze(),
  ];
  return found.flatMap(({ violations }) =>
    violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`));
}

/** What rounding to the digits shown may change. */
function tolerance(column) {
  return column.digits < 0 ? 0 : 0.5000001 * 10 ** -column.digits;
}

/** 1.234,5 in Dutch, 1,234.5 in English. */
function number(text, lang) {
  const plain = lang === 'nl' ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '');
  return Number(plain.replace('\u2212', '-').trim() || NaN);
}
