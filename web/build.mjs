// Bundles what the executable embeds: node build.mjs FOLDER makes FOLDER/report.js and FOLDER/report.css.
// SPDX-License-Identifier: EUPL-1.2
import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, 'dist');

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['src/report.ts', 'src/report.css'],
  outdir: folder,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022', 'chrome110', 'firefox110', 'safari16'],
  charset: 'utf8',
  legalComments: 'eof',
  logLevel: 'warning',
  metafile: true,
});

// For ninja: what the bundle was made of.
const inputs = Object.keys(metafile.inputs).map((file) => join(here, file).replace(/ /g, '\\ '));
writeFileSync(join(folder, 'report.d'), `web/report.js web/report.css: ${inputs.join(' ')}\n`);
