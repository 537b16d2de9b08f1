// Node's test events as flat TAP, a line a test: meson and tools/test_totals.py count those.
// SPDX-License-Identifier: EUPL-1.2

export default async function* tap(source) {
  const above = []; // names of the suites around, by depth
  let n = 0;
  yield 'TAP version 13\n';
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      above[data.nesting] = data.name;
      continue;
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const passed = type === 'test:pass';
    const error = data.details?.error;
    // a suite fails with its tests, which have said so; it counts only for what went wrong around them
    if (data.details?.type === 'suite' && (passed || error?.failureType === 'subtestsFailed')) continue;
    const name = [...above.slice(0, data.nesting), data.name].join(': ').replace(/#/g, '');
    yield `${passed ? 'ok' : 'not ok'} ${++n} - ${name}${data.skip === undefined ? '' : ' # SKIP'}\n`;
    if (!passed) yield String(error?.cause?.stack ?? error?.stack ?? error).replace(/^/gm, '# ') + '\n';
  }
  yield `1..${n}\n`;
}
