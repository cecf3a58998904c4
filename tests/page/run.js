// run.js HEARSAY: makes pages of the sample articles with the given program and runs the steps in headless Chromium.
// Ends with "N passed, N failed, N skipped". NODE_PATH leads to playwright-core and axe-core.
'use strict';
const { chromium } = require('playwright-core');
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const steps = require('./steps.js');

const hearsay = path.resolve(process.argv[2]), only = process.argv[3];
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hearsay-page-'));
const sample = 'graphs/transit-levy.txt', meta = ['--outlet', 'The Lakeport Ledger', '--title', 'Transit levy', '--id', 'transit-levy'];

function make(options, name) {
  const out = path.join(dir, name);
  execFileSync(hearsay, ['report', ...meta, ...options, sample, '-o', out], { stdio: ['ignore', 'ignore', 'inherit'] });
  return out;
}

/* The weights bent a little: a model that reads the same article otherwise here and there. */
function otherModel() {
  const b = fs.readFileSync('src/weights/hearsay.safetensors'), n = Number(b.readBigUInt64LE(0)), header = JSON.parse(b.toString('utf8', 8, 8 + n)), out = path.join(dir, 'other.safetensors');
  for (const name of ['cue.out.weight', 'arg.out.weight']) {
    const [from, to] = header[name].data_offsets;
    for (let i = from; i < to; i += 4) b.writeFloatLE(b.readFloatLE(8 + n + i) * (1 + Math.sin(i)), 8 + n + i);
  }
  fs.writeFileSync(out, b);
  return out;
}

/* A page of any article by any model; some corrections may fit nothing: returns the page and what was said. */
function remake(article, options, name) {
  const out = path.join(dir, name), done = spawnSync(hearsay, ['report', '--quiet', '--outlet', 'The Lakeport Ledger', '--id', 'article', ...options, article, '-o', out], { encoding: 'utf8' });
  if (done.status !== 0 && done.status !== 1) throw new Error(`hearsay report ended with ${done.status}: ${done.stderr}`);
  return { html: out, said: done.stderr };
}

/* Everything that a page says on the console, and every request but for the page itself and its downloads. */
function watch(page) {
  const log = { errors: [], requests: [] };
  page.on('console', m => { if (m.type() === 'error' || m.type() === 'warning') log.errors.push(m.text()); });
  page.on('pageerror', e => log.errors.push(String(e)));
  page.on('request', r => { if (!r.isNavigationRequest()) log.requests.push(r.url()); });
  return log;
}

/* axe is put in by the browser's debugger: the page's own policy does not let it run as a script of the page. */
async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary.replace(/\s+/g, ' ').slice(0, 200)).join(' | ')}`).join('\n');
}

async function main() {
  const url = 'file://' + make([], 'page.html'), folder = path.join(dir, 'pages');
  const records = ['transit-levy', 'city-hall', 'water-report'].map(n => execFileSync(hearsay, ['extract', '--outlet', 'The Post', '--title', n, `graphs/${n}.txt`]));
  fs.writeFileSync(path.join(dir, 'records.jsonl'), Buffer.concat(records));
  execFileSync(hearsay, ['report', path.join(dir, 'records.jsonl'), '-o', folder + '/']);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, acceptDownloads: true });
  const page = await context.newPage(), log = watch(page);
  let passed = 0, failed = 0;
  for (const { name, run } of steps) {
    if (only && !name.includes(only)) continue;
    try {
      await page.goto(url);
      await run({ page, log, context, browser, url, folder, dir, hearsay, make, remake, otherModel, watch, axe });
      passed++;
    } catch (e) {
      failed++;
      console.log(`FAILED ${name}: ${String(e.message).slice(0, 1500)}`);
    }
  }
  await browser.close();
  fs.rmSync(dir, { recursive: true });
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed ? 1 : 0;
}

main().catch(e => {
  console.log(String(e.stack || e));
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
