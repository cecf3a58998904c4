// The steps of the page tests: each opens a page that `hearsay report` made and uses it as a reader would.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const steps = [];
const step = (name, run) => steps.push({ name, run });
const is = (got, want, what) => { if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`); };
const ok = (value, what) => { if (!value) throw new Error(what); };

/* Text that tries to be markup, with an emoji so that code points and UTF-16 units differ. */
const hostile = {
  schema: 'hearsay.document/1', id: '"><script>alert(1)</script>', title: '</title><script>alert(2)</script>', outlet: 'The <b>Post</b>', offset_unit: 'codepoint',
  text: '\u{1F600} </script><img src=x onerror=alert(3)> “We knew,” said Ann O’Hara, [link](javascript:alert(4)).\n\nA second & last line.', words: 12,
  entities: [{ id: 'n1', kind: 'person', name: 'Ann <i>O’Hara</i>', mentions: [] }],
  attributions: [{ id: 'a1', mode: 'direct', source: ['n1'], source_type: 'named-person', via: null, source_spans: [], cue_spans: [], content_spans: [], quote: '<script>alert(5)</script>', confidence: 0.3 }],
  relations: [],
  indicators: [{ id: 'i1', rule: 'vague-source', publisher: '<b>AP</b>', severity: 'caution', value: null, attributions: ['a1'], evidence: [], message: '<img src=x onerror=alert(6)>' }],
};
const at = words => { const i = hostile.text.indexOf(words), n = [...hostile.text.slice(0, i)].length; return [n, n + [...words].length]; };
hostile.attributions[0].source_spans = [at('Ann O’Hara')];
hostile.attributions[0].cue_spans = [at('said')];
hostile.attributions[0].content_spans = [at('“We knew,”')];
hostile.entities[0].mentions = [{ start: at('Ann O’Hara')[0], end: at('Ann O’Hara')[1], form: 'name' }];

step('opens without an error, and asks for nothing', async ({ page, log }) => {
  ok(await page.locator('.st').count() > 5, 'statements are listed');
  ok(await page.locator('.map svg [data-node]').count() > 5, 'the map is there');
  is(log.errors.join('\n'), '', 'console errors');
  is(log.requests.join('\n'), '', 'requests');
});

step('a quotation in the text lights up its source', async ({ page }) => {
  await page.locator('.prose .seg.c.dir').first().click();
  const k = (await page.locator('.prose .seg.c.on').first().getAttribute('data-a')).split(' ')[0];
  ok(await page.locator('.map .card.on.at').count() >= 1, 'a card is lit');
  ok(await page.locator('.map .tie.on').count() >= 1, 'a line is lit');
  ok(await page.locator('#s' + k + '.on').count() === 1, 'its entry is lit');
  ok(await page.locator('#sources tr.on').count() >= 1, 'its row in the table is lit');
  ok((await page.locator('#panel h3').innerText()).startsWith('Statement'), 'the panel shows it');
});

step('a card shows what its source says, and scrolls to it', async ({ page }) => {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => [...document.querySelectorAll('.map .card')].find(c => c.querySelector('.count')).dispatchEvent(new MouseEvent('click', { bubbles: true })));
  await page.waitForTimeout(900);
  ok(await page.locator('#panel li').count() >= 1, 'its statements are listed');
  ok(await page.locator('.prose .seg.c.on').first().evaluate(e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }), 'its first statement is in view');
});

step('a line shows the sentences behind it, and scrolls to the first', async ({ page }) => {
  const edge = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).edges.filter(e => e.at.length).pop().id);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.locator(`.map [data-edge="${edge}"]`).dispatchEvent('click');
  await page.waitForTimeout(900);
  ok((await page.locator('#panel').innerText()).includes('It stands for'), 'the panel says what it stands for');
  ok(await page.locator('.prose .seg.on').first().evaluate(e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }), 'the first is in view');
});

step('a relation shows the words that state it', async ({ page }) => {
  const edge = await page.evaluate(() => { const e = JSON.parse(document.getElementById('data').textContent).edges.find(x => x.rel.length && document.querySelector(`[data-edge="${x.id}"]`)); return e && e.id; });
  ok(edge, 'the map has a relation');
  await page.locator(`.map [data-edge="${edge}"]`).dispatchEvent('click');
  ok((await page.locator('#panel').innerText()).includes('The text says so here'), 'the panel quotes them');
});

step('escape and the close button put everything back', async ({ page }) => {
  await page.locator('.prose .ref').first().click();
  await page.keyboard.press('Escape');
  ok(await page.locator('#panel').isHidden(), 'the panel is gone');
  is(await page.locator('.on').count(), 0, 'lit parts');
  await page.locator('.prose .ref').first().click();
  await page.locator('#panel .close').click();
  ok(await page.locator('#panel').isHidden(), 'the panel is gone again');
});

step('the map is walked by keyboard', async ({ page }) => {
  await page.locator('.map [tabindex="0"][data-node]').focus();
  const first = await page.evaluate(() => document.activeElement.dataset.node);
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
  const second = await page.evaluate(() => document.activeElement.dataset.node);
  ok(second && second !== first, 'the arrows move on');
  is(await page.locator('.map [data-node][tabindex="0"]').count(), 1, 'stops of the tab key');
  await page.keyboard.press('Enter');
  ok(await page.locator('#panel').isVisible(), 'Enter chooses');
});

step('the source table sorts by every column, both ways', async ({ page }) => {
  const heads = page.locator('#sources thead th button');
  for (let i = 0; i < await heads.count(); i++) {
    await heads.nth(i).click();
    const once = await page.locator('#sources tbody tr').allInnerTexts();
    await heads.nth(i).click();
    const twice = await page.locator('#sources tbody tr').allInnerTexts();
    is([...once].sort().join(), [...twice].sort().join(), 'rows');
    ok(await page.locator('#sources th[aria-sort]').count() === 1, 'one column is marked as sorted');
  }
  await page.locator('#sources thead th button', { hasText: 'Words' }).click();
  const words = (await page.locator('#sources tbody tr td:nth-child(6)').allInnerTexts()).map(Number);
  ok(words.every((w, i) => !i || words[i - 1] >= w), 'numbers fall');
});

step('statements come least certain first when asked', async ({ page }) => {
  await page.selectOption('#order', 'low');
  const conf = await page.locator('.st').evaluateAll(l => l.map(e => +e.dataset.conf));
  ok(conf.every((c, i) => !i || conf[i - 1] <= c), 'confidence rises');
  await page.selectOption('#order', 'text');
  const at = await page.locator('.st').evaluateAll(l => l.map(e => +e.dataset.at));
  ok(at.every((c, i) => !i || at[i - 1] < c), 'and back in the order of the text');
});

step('search marks the text and leaves the entries that fit', async ({ page }) => {
  const word = await page.locator('#sources tbody th').first().innerText();
  const all = await page.locator('.st:visible').count();
  await page.fill('#find', word);
  ok(/^[1-9]\d* in the text/.test(await page.locator('#found').innerText()), 'found in the text');
  ok(await page.locator('.st:visible').count() < all, 'other entries are hidden');
  await page.press('#find', 'Enter');
  ok((await page.locator('#found').innerText()).startsWith('1 of'), 'Enter goes to the first');
  await page.fill('#find', '');
  is(await page.locator('.st:visible').count(), all, 'entries afterwards');
});

step('the map can be made larger, smaller and fit again', async ({ page }) => {
  const width = () => page.locator('.map svg').evaluate(e => e.getBoundingClientRect().width);
  const before = await width();
  await page.click('#larger');
  ok(await width() > before, 'larger');
  await page.click('#fit');
  is(await width(), before, 'width after fit');
});

step('what is marked is kept, downloads, and is put into effect', async ({ page, context, make, url, dir }) => {
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  const data = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent));
  const said = data.statements.map((s, i) => i).filter(i => data.statements[i].shown && data.statements[i].source.length);
  const open = i => page.locator(`.prose .ref[data-go="${i}"]`).click();
  await open(said[0]);
  await page.click('#right');
  await open(said[1]);
  await page.selectOption('#wrong-s', { label: 'somebody else says it' });
  await page.selectOption('#who', 'new');
  await page.fill('#who-name', 'Somebody Quite New');
  await page.locator('#panel form button').click();
  await open(said[2]);
  await page.selectOption('#wrong-s', { label: 'nobody says this: take it out' });
  const person = data.entities.findIndex((e, i) => e.kind === 'person' && i !== data.statements[said[1]].source[0] && e.at.length && data.statements.some(s => s.source.includes(i)));
  await page.locator(`#sources .who[data-ent="${person}"]`).click();
  await page.selectOption('#wrong-e', { label: 'the name' });
  await page.fill('#new-name', 'A Better Name');
  await page.locator('#panel form button').click();
  await page.click('#read');
  is(await page.locator('#tray [role=status]').innerText(), '5 changes', 'tray');
  await page.reload();
  is(await page.locator('#tray [role=status]').innerText(), '5 changes', 'tray after opening the page anew');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  const file = path.join(dir, 'corrections.jsonl');
  await download.saveAs(file);
  const html = make(['--corrections', file], 'corrected.html');
  const mended = await context.newPage();
  await mended.goto('file://' + html);
  const after = await mended.evaluate(() => JSON.parse(document.getElementById('data').textContent));
  ok(after.entities.some(e => e.name === 'Somebody Quite New' && e.node), 'the new source is in the graph');
  ok(await mended.locator('.map').evaluate(m => m.textContent.includes('Somebody Quite New')), 'and on the map');
  ok(after.entities.some(e => e.name === 'A Better Name'), 'the name is mended');
  is(after.statements[said[2]].shown, false, 'the statement that is none is');
  is(after.statements[said[0]].review, 'confirmed', 'the first is');
  is(after.reviewed, true, 'article read is');
  is(await mended.locator('.prose .ref.seen').count(), 2, 'numbers in the text that show as reviewed');
  is(await mended.locator('.prose .ref.seen[aria-label$="reviewed"]').count(), 2, '… and say so');
  await mended.close();
  await page.evaluate(() => localStorage.clear());
});

/* Whether a statement on a page is the one that a change names: a fifth of both places in common is enough. */
const meant = (c, s) => s.content.some(([a, b]) => {
  const both = Math.min(b, c.attribution.at[1]) - Math.max(a, c.attribution.at[0]);
  return both > 0.2 * (Math.max(b, c.attribution.at[1]) - Math.min(a, c.attribution.at[0]));
});
function holds(c, data) {
  const named = s => s.source.map(i => data.entities[i].name).join('; ');
  switch (c.change) {
    case 'confirm': return data.statements.some(s => meant(c, s) && ['confirmed', 'corrected'].includes(s.review));
    case 'drop': return data.statements.some(s => meant(c, s) && s.review === 'rejected' && !s.shown);
    case 'source': return data.statements.some(s => meant(c, s) && named(s) === c.source.map(x => x.name).join('; '));
    case 'via': return data.statements.some(s => meant(c, s) && (s.via < 0 ? !c.via : c.via && data.entities[s.via].name === c.via.name));
    default: return data.reviewed;
  }
}

/* Every statement of an article gets a verdict on the page; the file is put into effect on what the same model found, where all
 * of it must hold, and on what another one found: there each verdict holds or is reported, and most hold. */
step('corrections hold on the extraction of another model, or say that they do not', async ({ context, dir, remake, otherModel }) => {
  const article = process.env.PAGE_ARTICLE || 'graphs/water-report.txt', other = process.env.PAGE_MODEL || otherModel();
  const page = await context.newPage(), dataOf = p => p.evaluate(() => JSON.parse(document.getElementById('data').textContent));
  await page.goto('file://' + remake(article, [], 'all.html').html);
  const before = await dataOf(page);
  const verdicts = [() => page.click('#right'),
    async i => { await page.selectOption('#wrong-s', { label: 'somebody else says it' }); await page.selectOption('#who', 'new'); await page.fill('#who-name', 'Witness Number ' + i); await page.locator('#panel form button').click(); },
    () => page.selectOption('#wrong-s', { label: 'nobody says this: take it out' }),
    async () => { await page.selectOption('#wrong-s', { label: 'it came another way' }); await page.selectOption('#via', 'new'); await page.fill('#via-name', 'The Gazette of Nowhere'); await page.selectOption('#via-kind', 'outlet'); await page.locator('#panel form button').click(); },
    async () => { await page.selectOption('#wrong-s', { label: 'somebody else says it' }); await page.selectOption('#who', 'none'); await page.locator('#panel form button').click(); }];
  for (let i = 0; i < before.statements.length; i++) {
    await page.locator(`.prose .ref[data-go="${i}"]`).first().press('Enter'); /* a click could miss while the page still scrolls */
    ok((await page.locator('#panel h3').innerText()).startsWith('Statement ' + (i + 1)), 'the panel shows statement ' + (i + 1));
    await verdicts[i % verdicts.length](i);
  }
  await page.click('#read');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  const file = path.join(dir, 'verdicts.jsonl');
  await download.saveAs(file);
  await page.evaluate(() => localStorage.clear());
  const changes = fs.readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse).slice(1);
  is(changes.length, before.statements.length + 1, 'changes in the file');
  const replay = async (options, name) => {
    const { html, said } = remake(article, ['--corrections', file, ...options], name);
    await page.goto('file://' + html);
    const data = await dataOf(page);
    return { data, said, kept: changes.map(c => holds(c, data)), reported: changes.map((c, i) => said.includes(`line ${i + 2} of the corrections`)) };
  };
  const same = await replay([], 'same.html');
  is(changes.filter((c, i) => !same.kept[i] || same.reported[i]).map(c => JSON.stringify(c)).join('\n'), '', 'changes that do not hold on the same extraction');
  ok(await page.locator('.map').evaluate(m => m.textContent.includes('Witness Number 1')), 'the map shows a source that was put right');
  await page.goto('file://' + remake(article, ['--model', other], 'other.html').html);
  const places = d => d.statements.map(s => JSON.stringify(s.content)), otherPlaces = places(await dataOf(page));
  ok(places(before).some(p => !otherPlaces.includes(p)), 'the other model finds other places');
  const moved = await replay(['--model', other], 'moved.html');
  is(changes.filter((c, i) => !moved.kept[i] && !moved.reported[i]).map(c => JSON.stringify(c)).join('\n'), '', 'changes that neither hold nor are reported');
  const held = moved.reported.filter(r => !r).length;
  ok(held > changes.length / 2, `only ${held} of ${changes.length} hold`);
  if (process.env.PAGE_ARTICLE) console.log(`${held} of ${changes.length} hold on the other extraction, ${changes.length - held} are reported`, moved.said);
  await page.close();
});

step('merging, relations and added statements come through as well', async ({ page, context, make, dir }) => {
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  const data = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent));
  const said = i => data.statements.some(s => s.shown && s.source.includes(i));
  const [a, b] = data.entities.map((e, i) => i).filter(i => data.entities[i].kind === 'person' && said(i));
  await page.locator(`#sources .who[data-ent="${a}"]`).click();
  await page.selectOption('#merge', String(b));
  const link = await page.evaluate(() => { const data = JSON.parse(document.getElementById('data').textContent);
    return data.edges.find(e => e.rel.length && document.querySelector(`.map [data-edge="${e.id}"]`)).rel[0]; });
  await page.evaluate(i => { const data = JSON.parse(document.getElementById('data').textContent), e = data.edges.find(x => x.rel.includes(i));
    if (e) document.querySelector(`.map [data-edge="${e.id}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true })); }, link);
  await page.locator('#panel button', { hasText: /^wrong$/ }).first().click();
  is(await page.locator('#tray [role=status]').innerText(), '2 changes', 'tray');
  /* a statement from words that are chosen in the text: the first piece that belongs to nothing and is long enough */
  const words = await page.evaluate(() => {
    const walk = document.createTreeWalker(document.querySelector('.prose'), NodeFilter.SHOW_TEXT);
    for (let t; (t = walk.nextNode());) {
      if (t.parentElement.tagName !== 'P' || t.data.trim().length < 25) continue;
      const r = new Range();
      const lead = t.data.length - t.data.trimStart().length;
      r.setStart(t, lead);
      r.setEnd(t, lead + 22);
      getSelection().removeAllRanges();
      getSelection().addRange(r);
      return r.toString().trim();
    }
    return null;
  });
  ok(words, 'words that belong to nothing');
  await page.locator('#add').dispatchEvent('click');
  await page.fill('#add-name', 'A Late Witness');
  await page.locator('#panel .row button', { hasText: 'Add' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
  const file = path.join(dir, 'more.jsonl');
  await download.saveAs(file);
  const added = fs.readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse).find(c => c.change === 'add');
  is(added.attribution.words, words, 'words of the added statement');
  const mended = await context.newPage();
  await mended.goto('file://' + make(['--corrections', file], 'more.html'));
  const after = await mended.evaluate(() => JSON.parse(document.getElementById('data').textContent));
  is(after.entities[a].review, 'rejected', 'the merged one is');
  ok(after.links.some(x => x.review === 'rejected'), 'the relation that is none is');
  ok(after.statements.every(s => !s.source.includes(a)), 'its statements moved');
  ok(after.statements.some(s => s.review === 'added' && s.source.length && after.entities[s.source[0]].name === 'A Late Witness'), 'the added statement is there');
  await mended.close();
  await page.evaluate(() => localStorage.clear());
});

step('text that looks like markup stays text', async ({ browser, page: old, hearsay, dir, watch }) => {
  const record = path.join(dir, 'hostile.jsonl'), html = path.join(dir, 'hostile.html');
  fs.writeFileSync(record, JSON.stringify(hostile) + '\n');
  execFileSync(hearsay, ['report', record, '-o', html]);
  const page = await browser.newPage(), log = watch(page);
  await page.goto('file://' + html);
  is(await page.evaluate(() => document.querySelectorAll('img,iframe,object,embed,script:not([type])').length), 2, 'scripts and images');
  is(await page.evaluate(() => [...document.links].filter(a => !a.getAttribute('href').startsWith('#') && !a.closest('.rule')).length), 0, 'links away');
  is(await page.evaluate(() => [...document.links].filter(a => a.protocol !== 'file:' && a.protocol !== 'https:').length), 0, 'links that run something');
  ok((await page.locator('.prose').innerText()).includes('<img src=x onerror=alert(3)>'), 'the text is shown as it is');
  await page.locator('.prose .seg.c').click();
  ok((await page.locator('#panel').innerText()).includes('Ann <i>O’Hara</i>'), 'the name is shown as it is');
  is(await page.locator('.prose .seg.s').innerText(), 'Ann O’Hara', 'the source after an emoji is');
  is(log.errors.join('\n'), '', 'console errors');
  is(log.requests.join('\n'), '', 'requests');
  await page.close();
});

step('a script that is not the page’s own does not run', async ({ browser, make, dir }) => {
  const html = make([], 'policy.html'), changed = path.join(dir, 'changed.html');
  fs.writeFileSync(changed, fs.readFileSync(html, 'utf8').replace('</body>', '<script>window.foreign = 1</script><img src="http://127.0.0.1:9/x.png"></body>'));
  const page = await browser.newPage();
  await page.goto('file://' + changed);
  is(await page.evaluate(() => window.foreign), undefined, 'foreign script');
  await page.close();
});

step('without JavaScript it is text, map and tables', async ({ browser, url }) => {
  const context = await browser.newContext({ javaScriptEnabled: false }), page = await context.newPage();
  await page.goto(url);
  ok(await page.locator('.prose p').count() > 3, 'text');
  ok(await page.locator('.map svg').isVisible(), 'map');
  ok(await page.locator('#sources tbody tr').count() > 3, 'table');
  ok(await page.locator('.st').first().isVisible(), 'statements');
  is(await page.locator('.js-only:visible').count(), 0, 'controls that would do nothing');
  await page.locator('.prose .ref').first().click();
  const [id, number] = [new URL(page.url()).hash.slice(1), await page.locator('.prose .ref').first().getAttribute('aria-label')];
  ok((await page.locator('#' + id).getAttribute('value')) === number.match(/\d+/)[0], 'a number leads to its statement');
  await context.close();
});

step('nothing sticks out at 400 pixels', async ({ browser, url }) => {
  const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
  await page.goto(url);
  ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 400, 'the page is no wider than the window');
  await page.locator('.prose .ref').first().click();
  ok(await page.locator('#panel').isVisible(), 'the panel opens');
  ok(await page.evaluate(() => document.getElementById('panel').getBoundingClientRect().height) < 500, 'and leaves room for the text');
  await page.close();
});

for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['400 pixels', { viewport: { width: 400, height: 800 } }]])
  step('axe finds nothing: ' + name, async ({ browser, url, axe }) => {
    const context = await browser.newContext(options), page = await context.newPage();
    await page.goto(url);
    await page.locator('.prose .ref').first().click();
    await page.locator('#right').click();
    is(await axe(page), '', 'violations');
    await page.evaluate(() => localStorage.clear());
    await context.close();
  });

step('many articles: the index leads to the pages and sorts; axe finds nothing', async ({ browser, folder, axe, watch }) => {
  const page = await browser.newPage(), log = watch(page);
  await page.goto('file://' + folder + '/index.html');
  ok(await page.locator('#articles tbody tr').count() === 3, 'a row an article');
  ok(await page.locator('.index-map svg').isVisible(), 'the common map');
  await page.locator('#articles thead button', { hasText: 'Words' }).click();
  await page.fill('#filter', 'zzzz');
  is(await page.locator('#articles tbody tr:visible').count(), 0, 'rows that fit nothing');
  await page.fill('#filter', '');
  is(await axe(page), '', 'violations');
  await page.locator('#articles tbody a').first().click();
  ok(await page.locator('.st').count() > 3, 'the page of an article');
  await page.locator('.up a').click();
  ok(page.url().endsWith('/index.html'), 'and back');
  is(log.errors.join('\n'), '', 'console errors');
  is(log.requests.join('\n'), '', 'requests');
  await page.close();
});

module.exports = steps;
