
/* The page of an article: choosing a statement, a source or a line of the map shows it everywhere; the reader's verdicts
 * are kept in this browser and downloaded as a corrections file. All strings reach the page as text, never as markup. */
'use strict';
(() => {
const $ = (s, at = document) => at.querySelector(s), all = (s, at = document) => [...at.querySelectorAll(s)];
const data = JSON.parse($('#data').textContent), panel = $('#panel'), svg = $('.map svg'), pane = $('.map');
const WORDS = { 'person': 'person', 'outlet': 'news outlet', 'organization': 'organization', 'office': 'office', 'anonymous': 'unnamed person',
  'collective': 'group of people', 'document': 'document' };
const RELATION = t => t.replace(/-/g, ' ');
const EDGE = { 'quoted-by': 'quoted by', 'cited-by': 'cited in indirect speech by', 'reported-by': 'reported by' };

/* el('p', {class: 'x'}, 'text', child …) */
function el(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) {
    if (k === 'on') for (const [event, f] of Object.entries(v)) e.addEventListener(event, f);
    else if (v === true) e.setAttribute(k, '');
    else if (v !== false && v != null) e.setAttribute(k, v);
  }
  e.append(...children.filter(c => c != null));
  return e;
}
const button = (text, f, more) => el('button', { type: 'button', on: { click: f }, ...more }, text);
const link = (text, f) => button(text, f, { class: 'link' });

/* ---- what belongs together ------------------------------------------------------------------------ */

const segs = all('.prose .seg');
const has = (seg, key, i) => (seg.dataset[key] || '').split(' ').includes(String(i));
const nodeOf = i => data.entities[i] && data.entities[i].node;
const cards = new Map(all('.map [data-node]').map(e => [e.dataset.node, e]));
const ties = new Map(all('.map [data-edge]').map(e => [e.dataset.edge, e]));
const byNode = new Map();
data.entities.forEach((e, i) => { if (e.node) byNode.set(e.node, [...(byNode.get(e.node) || []), i]); });
const statementsOf = i => data.statements.map((s, k) => [s, k]).filter(([s]) => s.shown && (s.source.includes(i) || s.via === i)).map(x => x[1]);
const linksOf = i => data.links.map((x, k) => [x, k]).filter(([x]) => x.review !== 'rejected' && (x.from === i || x.to === i)).map(x => x[1]);
const number = k => { const li = $('#s' + k); return li ? li.value : 0; };
const name = i => data.entities[i] ? data.entities[i].name : 'nobody';

const narrow = () => matchMedia('(max-width:999px)').matches;
let chosen = null;
function clear() {
  all('.on,.on-s,.on-k,.on-e,.at').forEach(e => e.classList.remove('on', 'on-s', 'on-k', 'on-e', 'at'));
  if (svg) svg.classList.remove('chosen');
  if (window.CSS && CSS.highlights) CSS.highlights.delete('evidence');
}
function light(k) {
  for (const seg of segs) {
    if (has(seg, 'a', k)) seg.classList.add('on');
    if (has(seg, 's', k)) seg.classList.add('on-s');
    if (has(seg, 'k', k)) seg.classList.add('on-k');
  }
  for (const e of all('[data-go="' + k + '"].ref')) e.classList.add('on');
  const li = $('#s' + k);
  if (li) li.classList.add('on');
  for (const i of data.statements[k].source) all('tr[data-ent="' + i + '"]').forEach(r => r.classList.add('on'));
}
function lightEdges(test) {
  if (!svg) return;
  svg.classList.add('chosen');
  for (const e of data.edges) {
    if (!test(e)) continue;
    for (const g of [ties.get(e.id), cards.get(e.from), cards.get(e.to)]) if (g) g.classList.add('on');
  }
}
const mapOf = g => { svg.classList.add('chosen'); g.classList.add('on', 'at'); };
function see(e, where) {
  if (e) e.scrollIntoView({ block: where || 'center', inline: 'nearest', behavior: matchMedia('(prefers-reduced-motion:reduce)').matches ? 'auto' : 'smooth' });
}
/* Scrolls the map alone, never the page. */
function seeCard(id) {
  const g = cards.get(id);
  if (!g || pane.scrollHeight <= pane.clientHeight && pane.scrollWidth <= pane.clientWidth) return;
  const a = g.getBoundingClientRect(), b = pane.getBoundingClientRect();
  if (a.top >= b.top && a.bottom <= b.bottom && a.left >= b.left && a.right <= b.right) return;
  pane.scrollBy({ top: a.top - b.top - b.height / 2, left: a.left - b.left - b.width / 2 });
}
function firstSeg(test) { return segs.find(test); }

function chooseStatement(k, from) {
  clear();
  chosen = { statement: k };
  light(k);
  lightEdges(e => e.at.includes(k));
  for (const i of data.statements[k].source) { const g = cards.get(nodeOf(i)); if (g) { mapOf(g); seeCard(nodeOf(i)); } }
  showPanel(statementPanel(k));
  const seg = firstSeg(s => has(s, 'a', k)) || firstSeg(s => has(s, 'k', k));
  if (narrow()) see(seg, 'start'); /* above the panel, which covers the lower half */
  else if (from !== 'text') see(seg);
}
function chooseEntity(i, from) {
  clear();
  chosen = { entity: i };
  const node = nodeOf(i);
  statementsOf(i).forEach(light);
  all('tr[data-ent="' + i + '"]').forEach(r => r.classList.add('on'));
  segs.forEach(s => { if (has(s, 'e', i)) s.classList.add('on-e'); });
  if (node) {
    lightEdges(e => e.from === node || e.to === node);
    const g = cards.get(node);
    if (g) { mapOf(g); if (from !== 'map') seeCard(node); }
  }
  showPanel(entityPanel(i));
  if (from !== 'text') see(firstSeg(s => statementsOf(i).some(k => has(s, 'a', k))) || firstSeg(s => has(s, 'e', i)));
}
function chooseEdge(id) {
  const e = data.edges.find(x => x.id === id);
  if (!e) return;
  clear();
  chosen = { edge: id };
  e.at.forEach(light);
  lightEdges(x => x === e);
  showPanel(edgePanel(e));
  if (e.at.length) see(firstSeg(s => e.at.some(k => has(s, 'a', k))));
  else if (e.rel.length) showRelation(e.rel[0]);
}
function chooseNode(id) {
  const list = byNode.get(id);
  if (list) chooseEntity(list.find(i => statementsOf(i).length) ?? list[0], 'map');
  else {
    clear();
    chosen = { node: id };
    const g = cards.get(id);
    lightEdges(e => e.from === id || e.to === id);
    if (g) mapOf(g);
    showPanel([el('h3', {}, id === data.own ? 'The article’s own outlet' : 'On the map'), el('p', {}, g ? $('title', g).textContent : '')]);
  }
}
function showRelation(k) {
  const parts = segs.filter(s => has(s, 'r', k));
  if (parts.length) see(parts[0]);
  if (!parts.length || !(window.CSS && CSS.highlights)) return;
  const range = new Range();
  range.setStartBefore(parts[0]);
  range.setEndAfter(parts[parts.length - 1]);
  CSS.highlights.set('evidence', new Highlight(range));
}

/* ---- the panel -------------------------------------------------------------------------------------- */

function showPanel(content) {
  panel.replaceChildren(button('close', dismiss, { class: 'close', 'aria-label': 'close what was chosen' }), ...content);
  panel.hidden = false;
  panel.scrollTop = 0;
}
function dismiss() {
  clear();
  chosen = null;
  panel.hidden = true;
}
function statementLine(k) {
  const s = data.statements[k], li = $('#s' + k), quote = li ? $('blockquote', li).textContent : '';
  return el('li', {}, link(number(k) + '. ' + (quote.length > 150 ? quote.slice(0, 150) + '…' : quote), () => chooseStatement(k)),
    s.via >= 0 ? ' through ' + name(s.via) : '');
}
function linkLine(k) {
  const x = data.links[k], words = (x.former ? 'former: ' : '') + RELATION(x.type);
  return el('li', {}, link(name(x.from), () => chooseEntity(x.from)), ' ' + words + ' ', link(name(x.to), () => chooseEntity(x.to)), ' — ',
    link('“' + x.quote + '”', () => showRelation(k)), ' ', ...relationVerdict(k));
}
function statementPanel(k) {
  const li = $('#s' + k).cloneNode(true), s = data.statements[k];
  const title = el('h3', {}, 'Statement ' + number(k) + ': ');
  if (!s.source.length) title.append('no source given');
  s.source.forEach((i, n) => title.append(n ? ', ' : '', link(name(i), () => chooseEntity(i))));
  const parts = [title];
  for (const c of ['.as', 'blockquote', '.how', '.sure']) { const e = $(c, li); if (e) parts.push(c === '.as' ? el('p', { class: 'as' }, e.textContent) : e); }
  parts.push(el('div', { class: 'row' }, button('previous', () => step(k, -1)), button('next', () => step(k, 1))), ...statementVerdict(k));
  return parts;
}
function step(k, by) {
  const shown = data.statements.map((s, i) => i).filter(i => data.statements[i].shown);
  chooseStatement(shown[(shown.indexOf(k) + by + shown.length) % shown.length]);
}
function entityPanel(i) {
  const e = data.entities[i], said = statementsOf(i), links = linksOf(i);
  const parts = [el('h3', {}, e.name), el('p', { class: 'as' }, (WORDS[e.kind] || e.kind) + (e.is ? ' · ' + e.is : ''))];
  if (e.aliases.length) parts.push(el('p', { class: 'quiet' }, 'Also: ' + e.aliases.join(', ')));
  parts.push(el('p', {}, said.length ? said.length + (said.length === 1 ? ' statement' : ' statements') + ' from or through here:' : 'Says nothing in this article.'));
  if (said.length) parts.push(el('ul', {}, ...said.map(statementLine)));
  if (links.length) parts.push(el('h4', {}, 'How they are connected'), el('ul', {}, ...links.map(linkLine)));
  return parts.concat(entityVerdict(i));
}
function edgePanel(e) {
  const a = (byNode.get(e.from) || [])[0], b = (byNode.get(e.to) || [])[0];
  const label = id => { const i = (byNode.get(id) || [])[0]; return i === undefined ? 'the article' + (id === data.own ? '’s outlet' : '') : name(i); };
  const title = el('h3', {}, a === undefined ? label(e.from) : link(label(e.from), () => chooseEntity(a)), ' — ' + (EDGE[e.type] || RELATION(e.type)) + ' — ',
    b === undefined ? label(e.to) : link(label(e.to), () => chooseEntity(b)));
  const parts = [title];
  if (e.at.length) parts.push(el('p', {}, 'It stands for ' + e.at.length + (e.at.length === 1 ? ' statement:' : ' statements:')), el('ul', {}, ...e.at.map(statementLine)));
  if (e.rel.length) parts.push(el('p', {}, 'The text says so here:'), el('ul', {}, ...e.rel.map(linkLine)));
  return parts;
}

/* ---- verdicts: changes for the corrections file -------------------------------------------------------- */

const KEY = 'hearsay:' + data.article;
let changes = [], kept = true;
try { changes = JSON.parse(localStorage.getItem(KEY) || '[]'); if (!Array.isArray(changes)) changes = []; } catch (e) { kept = false; changes = []; }
function keep() {
  try {
    if (changes.length) localStorage.setItem(KEY, JSON.stringify(changes));
    else localStorage.removeItem(KEY);
  } catch (e) { kept = false; }
  showMarks();
}
const at = p => ({ at: [p[0], p[1]], words: p[2] });
function entityRef(i) {
  const e = data.entities[i];
  return { name: e.name, kind: e.kind, ...(e.at.length ? at(e.at[0]) : {}) };
}
function statementRef(k) {
  const s = data.statements[k];
  return { ...(s.content.length ? at(s.content[0]) : {}), ...(s.cue.length ? { cue: at(s.cue[0]) } : {}) };
}
function relationRef(k) {
  const x = data.links[k];
  return { type: x.type, from: data.entities[x.from].name, to: data.entities[x.to].name, ...(x.at.length ? at(x.at[0]) : {}) };
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
/* A new verdict on the same question takes the place of the old one. */
function change(c, replaces) {
  changes = changes.filter(x => !(replaces(x)));
  changes.push({ article: data.article, ...c });
  keep();
  refresh();
}
function undo(c) {
  changes = changes.filter(x => x !== c);
  keep();
  refresh();
}
function refresh() {
  if (!chosen) return;
  const top = panel.scrollTop;
  if ('statement' in chosen) showPanel(statementPanel(chosen.statement));
  else if ('entity' in chosen) showPanel(entityPanel(chosen.entity));
  else if ('edge' in chosen) showPanel(edgePanel(data.edges.find(e => e.id === chosen.edge)));
  panel.scrollTop = top;
}
const names = list => list.length ? list.map(s => s.name).join(', ') : 'nobody';
function say(c) {
  switch (c.change) {
    case 'confirm': return 'reviewed: right';
    case 'drop': return 'wrong: to be taken out';
    case 'source': return 'wrong source: it is ' + names(c.source);
    case 'via': return 'wrong channel: it is ' + (c.via ? c.via.name : 'none');
    case 'rename': return 'to be called “' + c.name + '”';
    case 'kind': return 'to be a ' + (WORDS[c.kind] || c.kind);
    case 'merge': return 'the same as ' + c.into.name;
    case 'split': return c.mentions.length + ' mention' + (c.mentions.length === 1 ? '' : 's') + ' to be ' + c.name;
    case 'add': return c.attribution ? 'statement added' : 'relation added';
    case 'read': return 'the whole article was read';
  }
  return c.change;
}
function marksOn(key, ref) {
  return changes.filter(c => c[key] && same(c[key], ref)).map(c => el('p', {}, el('span', { class: 'mark' }, '✓ ' + say(c)), ' ', link('undo', () => undo(c))));
}
function entityChoice(label, id, list, also) {
  const select = el('select', { id }, ...also.map(([v, t]) => el('option', { value: v }, t)),
    ...list.map(i => el('option', { value: i }, name(i) + ' (' + (WORDS[data.entities[i].kind] || data.entities[i].kind) + ')')));
  return [el('label', { for: id }, label), select];
}
const known = () => data.entities.map((e, i) => i).filter(i => data.entities[i].review !== 'rejected');
function kindChoice(id, kind) {
  return el('select', { id, 'aria-label': 'kind' }, ...data.kinds.map(k => el('option', { value: k, selected: k === kind }, WORDS[k] || k)));
}
/* A choice among the article's people, or somebody new by name and kind. Calls done with a reference, or null for nobody. */
function whoForm(legend, id, list, nobody, done) {
  const extra = el('span', { hidden: true }), input = el('input', { id: id + '-name', 'aria-label': 'name', size: 18 }), kind = kindChoice(id + '-kind', 'person');
  extra.append('name ', input, ' ', kind);
  const [label, select] = entityChoice('It is', id, list, [['', 'choose …'], ['none', nobody], ['new', 'somebody else …']]);
  select.addEventListener('change', () => { extra.hidden = select.value !== 'new'; });
  const form = el('form', { on: { submit: event => {
    event.preventDefault();
    if (select.value === '') return;
    if (select.value === 'new') { if (input.value.trim()) done({ name: input.value.trim(), kind: kind.value }); }
    else done(select.value === 'none' ? null : entityRef(+select.value));
  } } }, el('fieldset', {}, el('legend', {}, legend), label, ' ', select, ' ', extra, ' ', el('button', { type: 'submit' }, 'mark')));
  return form;
}
function wrongMenu(id, options) {
  const slot = el('div', {});
  const select = el('select', { id, 'aria-label': 'What is wrong', on: { change: () => {
    const o = options[+select.value];
    slot.replaceChildren();
    if (!o) return;
    if (o.form) slot.replaceChildren(o.form());
    else o.run();
  } } }, el('option', { value: '' }, 'Wrong: …'), ...options.map((o, i) => el('option', { value: i }, o.text)));
  return [select, slot];
}
function statementVerdict(k) {
  const ref = statementRef(k), on = kinds => c => kinds.includes(c.change) && c.attribution && same(c.attribution, ref);
  const [menu, slot] = wrongMenu('wrong-s', [
    { text: 'somebody else says it', form: () => whoForm('Who says it?', 'who', known(), 'nobody is named as source', r => change({ change: 'source', attribution: ref, source: r ? [r] : [] }, on(['source', 'confirm', 'drop']))) },
    { text: 'it came another way', form: () => whoForm('Through which outlet?', 'via', known().filter(i => data.entities[i].kind === 'outlet'), 'none: directly', r => change({ change: 'via', attribution: ref, via: r }, on(['via', 'confirm', 'drop']))) },
    { text: 'nobody says this: take it out', run: () => change({ change: 'drop', attribution: ref }, on(['drop', 'confirm', 'source', 'via'])) }]);
  return [...marksOn('attribution', ref), el('div', { class: 'row' },
    button('Reviewed: right', () => change({ change: 'confirm', attribution: ref }, on(['confirm', 'drop', 'source', 'via'])), { id: 'right' }), menu), slot];
}
function entityVerdict(i) {
  const e = data.entities[i], ref = entityRef(i), on = kinds => c => kinds.includes(c.change) && c.entity && same(c.entity, ref);
  const rename = () => {
    const input = el('input', { id: 'new-name', value: e.name, size: 24 });
    return el('form', { on: { submit: ev => { ev.preventDefault(); if (input.value.trim()) change({ change: 'rename', entity: ref, name: input.value.trim() }, on(['rename'])); } } },
      el('label', { for: 'new-name' }, 'The name is'), ' ', input, ' ', el('button', { type: 'submit' }, 'mark'));
  };
  const kind = () => {
    const select = kindChoice('new-kind', e.kind);
    return el('form', { on: { submit: ev => { ev.preventDefault(); change({ change: 'kind', entity: ref, kind: select.value }, on(['kind'])); } } }, 'It is a ', select, ' ', el('button', { type: 'submit' }, 'mark'));
  };
  const split = () => {
    const boxes = e.at.map((p, k) => el('input', { type: 'checkbox', id: 'm' + k, value: k })), input = el('input', { id: 'split-name', size: 18 });
    return el('form', { on: { submit: ev => {
      ev.preventDefault();
      const list = boxes.filter(b => b.checked).map(b => at(e.at[+b.value]));
      if (list.length && input.value.trim()) change({ change: 'split', entity: ref, mentions: list, name: input.value.trim() }, () => false);
    } } }, el('p', {}, 'These mentions are somebody else:'), ...boxes.map((b, k) => el('label', { for: 'm' + k }, b, '“' + e.at[k][2] + '” at ' + e.at[k][0])),
    el('p', {}, el('label', { for: 'split-name' }, 'called'), ' ', input, ' ', el('button', { type: 'submit' }, 'mark')));
  };
  const [menu, slot] = wrongMenu('wrong-e', [{ text: 'the name', form: rename }, { text: 'the kind', form: kind }, { text: 'two people in one', form: split }]);
  const [, merge] = entityChoice('', 'merge', known().filter(x => x !== i), [['', 'Merge with …']]);
  merge.setAttribute('aria-label', 'Merge with');
  merge.addEventListener('change', () => { if (merge.value !== '') change({ change: 'merge', entity: ref, into: entityRef(+merge.value) }, on(['merge'])); });
  const relate = button('Add a relation …', () => slot.replaceChildren(relationForm(i)));
  return [...marksOn('entity', ref), el('div', { class: 'row' }, button('Reviewed: right', () => change({ change: 'confirm', entity: ref }, on(['confirm']))), menu, merge, relate), slot];
}
function relationVerdict(k) {
  const ref = relationRef(k), done = changes.find(c => c.relation && !c.relation.add && same(c.relation, ref));
  const on = c => c.relation && same(c.relation, ref);
  if (done) return [el('span', { class: 'mark' }, '✓ ' + say(done)), ' ', link('undo', () => undo(done))];
  return [link('right', () => change({ change: 'confirm', relation: ref }, on)), ' · ', link('wrong', () => change({ change: 'drop', relation: ref }, on))];
}

/* ---- adding: from words chosen in the text -------------------------------------------------------------- */

const points = s => [...s].length;
/* The place of the selection: a code point offset from the paragraph's own, counting all text but the small numbers. */
function offsetOf(node, offset) {
  const para = (node.nodeType === 1 ? node : node.parentElement).closest('.prose p');
  if (!para) return null;
  let n = +para.dataset.o;
  const range = new Range();
  range.setStart(para, 0);
  range.setEnd(node, offset);
  const walk = document.createTreeWalker(para, NodeFilter.SHOW_TEXT);
  for (let t; (t = walk.nextNode());) {
    if (t.parentElement.closest('.ref')) continue;
    const c = range.comparePoint(t, 0);
    if (t === node) return n + points(t.data.slice(0, offset));
    if (c > 0) break;
    n += points(t.data);
  }
  return n;
}
function selectedPlace() {
  const s = getSelection();
  if (!s || s.isCollapsed || !s.rangeCount) return null;
  const r = s.getRangeAt(0), a = offsetOf(r.startContainer, r.startOffset), b = offsetOf(r.endContainer, r.endOffset);
  if (a == null || b == null || b <= a) return null;
  const para = n => (n.nodeType === 1 ? n : n.parentElement).closest('.prose p'), here = r.cloneRange(), whole = para(r.startContainer) === para(r.endContainer);
  if (!whole) here.setEnd(para(r.startContainer), para(r.startContainer).childNodes.length); /* the words are a beginning then */
  const copy = here.cloneContents();
  copy.querySelectorAll('.ref').forEach(e => e.remove());
  const text = copy.textContent, lead = points(text) - points(text.trimStart());
  const words = text.trim();
  return words ? { at: [a + lead, whole ? a + lead + points(words) : b], words } : null;
}
function takeWords(id, label, given) {
  const shown = el('output', { id, class: 'quiet' }, given ? '“' + given.words.slice(0, 90) + '”' : 'none yet');
  const slot = { place: given || null };
  const b = button('take the selected words', () => {
    const p = selectedPlace();
    if (p) { slot.place = p; shown.textContent = '“' + p.words.slice(0, 90) + '”'; }
    else shown.textContent = 'first select words in the text';
  });
  b.addEventListener('mousedown', e => e.preventDefault());
  return [slot, el('p', {}, el('b', {}, label + ' '), shown, ' ', b)];
}
const begin = p => ({ at: p.at, words: [...p.words].slice(0, 120).join('') });
function addStatement() {
  const given = selectedPlace();
  clear();
  chosen = null;
  const [content, a] = takeWords('add-content', 'What is said:', given), [cue, b] = takeWords('add-cue', 'The words that attribute it (said …):');
  let source = null;
  const [label, select] = entityChoice('Who says it', 'add-who', known(), [['none', 'nobody is named']]);
  const extra = el('input', { id: 'add-name', size: 18, 'aria-label': 'or somebody new: name' }), kind = kindChoice('add-kind', 'person');
  const status = el('p', { role: 'status' });
  showPanel([el('h3', {}, 'Add a statement'), a, b, el('p', {}, label, ' ', select), el('p', {}, 'or somebody new ', extra, ' ', kind),
    el('div', { class: 'row' }, button('Add', () => {
      if (!content.place) { status.textContent = 'Select in the text what is said, and take it.'; return; }
      source = extra.value.trim() ? { name: extra.value.trim(), kind: kind.value } : select.value === 'none' ? null : entityRef(+select.value);
      changes.push({ article: data.article, change: 'add', attribution: { ...content.place, ...(cue.place ? { cue: cue.place } : {}) }, source: source ? [source] : [] });
      keep();
      dismiss();
    })), status]);
}
function relationForm(i) {
  const [words, row] = takeWords('rel-words', 'The words that say so:');
  const type = el('select', { id: 'rel-type', 'aria-label': 'relation' }, ...data.relations.map(t => el('option', { value: t }, RELATION(t))));
  const [label, who] = entityChoice('whom', 'rel-to', known().filter(x => x !== i), []);
  const former = el('input', { type: 'checkbox', id: 'rel-former' });
  return el('form', { on: { submit: ev => {
    ev.preventDefault();
    if (!words.place) return;
    changes.push({ article: data.article, change: 'add', relation: { type: type.value, ...begin(words.place), add: true }, from: entityRef(i), to: entityRef(+who.value), former: former.checked });
    keep();
    refresh();
  } } }, name(i) + ' is ', type, ' ', label, ' ', who, ' ', el('label', { for: 'rel-former' }, former, 'formerly'), row, el('button', { type: 'submit' }, 'mark'));
}

/* ---- the tray: what has been marked so far ---------------------------------------------------------------- */

const tray = $('#tray');
function corrections() {
  return '{"schema":"hearsay.corrections/1"}\n' + changes.map(c => JSON.stringify(c) + '\n').join('');
}
function download() {
  const url = URL.createObjectURL(new Blob([corrections()], { type: 'application/x-ndjson' }));
  const a = el('a', { href: url, download: 'corrections.jsonl' });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
function showMarks() {
  const marked = new Map();
  for (const c of changes) {
    data.statements.forEach((s, k) => { if (c.attribution && same(c.attribution, statementRef(k))) marked.set(k, [...(marked.get(k) || []), c]); });
  }
  all('.st .mark').forEach(e => e.parentElement.remove());
  all('.prose .ref').forEach(r => r.classList.toggle('seen', marked.has(+r.dataset.go) || (data.statements[+r.dataset.go].review || 'none') !== 'none'));
  marked.forEach((list, k) => {
    const li = $('#s' + k);
    if (li) list.forEach(c => li.lastElementChild.append(el('p', {}, el('span', { class: 'mark' }, '✓ ' + say(c)))));
  });
  const n = changes.length;
  tray.hidden = !n;
  const read = changes.find(c => c.change === 'read');
  $('#doing').replaceChildren(
    button('Add a statement', addStatement, { id: 'add' }),
    ...(data.reviewed ? [] : [read ? button('Not read completely', () => undo(read)) : button('I read the whole article', () => change({ change: 'read' }, c => c.change === 'read'), { id: 'read' })]));
  tray.replaceChildren(...(n ? [el('span', { role: 'status' }, n + (n === 1 ? ' change' : ' changes') + (kept ? '' : ' (this browser keeps them only until the page is closed)')),
      button('Download corrections', download, { id: 'download' }),
      button('Forget', () => { if (confirm('Forget all changes marked on this page?')) { changes = []; keep(); refresh(); } })] : []));
}

/* ---- clicks and keys ---------------------------------------------------------------------------------------- */

document.addEventListener('click', event => {
  const go = event.target.closest('[data-go]');
  if (go) {
    event.preventDefault();
    chooseStatement(+go.dataset.go, go.classList.contains('ref') ? 'text' : 'list');
    return;
  }
  const who = event.target.closest('.who[data-ent]');
  if (who && !event.target.closest('.panel')) { chooseEntity(+who.dataset.ent, 'list'); return; }
  const seg = event.target.closest('.prose .seg');
  if (seg && getSelection().isCollapsed) {
    const k = (seg.dataset.k || seg.dataset.s || seg.dataset.a || '').split(' ')[0];
    if (k !== '') chooseStatement(+k, 'text');
    else if (seg.dataset.e) chooseEntity(+seg.dataset.e.split(' ')[0], 'text');
  }
});
all('.who[data-ent]').forEach(w => { w.tabIndex = 0; w.setAttribute('role', 'button'); });
document.addEventListener('keydown', event => {
  const t = event.target;
  if (event.key === 'Escape' && !panel.hidden) dismiss();
  else if ((event.key === 'Enter' || event.key === ' ') && t.matches && t.matches('.who[data-ent]')) { event.preventDefault(); chooseEntity(+t.dataset.ent, 'list'); }
});

/* The map is one stop for the tab key; arrows move to the nearest card on that side, Enter chooses. */
if (svg) {
  const list = [...cards.values(), ...ties.values()], title = g => { const t = $('title', g); return t ? t.textContent : ''; };
  svg.setAttribute('role', 'group');
  list.forEach(g => {
    g.setAttribute('role', 'button');
    all('text', g).forEach(t => t.after(' ')); /* or the words of two lines run together where they are read as one */
    const seen = all('text', g).map(t => t.textContent).join(' ');
    g.setAttribute('aria-label', (seen ? seen + '. ' : '') + title(g).split('\n').slice(0, 3).join('. '));
    g.setAttribute('tabindex', '-1');
  });
  const choose = g => g.dataset.node ? chooseNode(g.dataset.node) : chooseEdge(g.dataset.edge);
  const first = [...cards.values()][0];
  if (first) first.setAttribute('tabindex', '0');
  const middle = g => { const b = g.getBoundingClientRect(); return [b.left + b.width / 2, b.top + b.height / 2]; };
  function nearest(from, dx, dy) {
    const [x, y] = middle(from);
    let best = null, least = Infinity;
    for (const g of cards.values()) {
      const [gx, gy] = middle(g), ahead = (gx - x) * dx + (gy - y) * dy, aside = Math.abs((gx - x) * dy) + Math.abs((gy - y) * dx);
      if (g !== from && ahead > 4 && ahead + 2 * aside < least) { least = ahead + 2 * aside; best = g; }
    }
    return best;
  }
  svg.addEventListener('click', event => {
    const g = event.target.closest('[data-node],[data-edge]');
    if (g) choose(g);
    else dismiss();
  });
  svg.addEventListener('keydown', event => {
    const g = event.target.closest('[data-node],[data-edge]'), way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!g) return;
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(g); return; }
    if (!way) return;
    event.preventDefault();
    const to = nearest(g, ...way);
    if (!to) return;
    g.setAttribute('tabindex', '-1');
    to.setAttribute('tabindex', '0');
    to.focus();
  });
  const natural = svg.viewBox.baseVal.width || 800;
  let scale = 0;
  function size(s) {
    scale = Math.min(2.5, Math.max(0.2, s));
    svg.style.width = Math.round(natural * scale) + 'px';
  }
  function fit() {
    const width = pane.clientWidth - 16;
    size(Math.min(1, width / natural));
  }
  $('#smaller').addEventListener('click', () => size(scale / 1.25));
  $('#larger').addEventListener('click', () => size(scale * 1.25));
  $('#fit').addEventListener('click', fit);
  fit();
  if (narrow() && scale < 0.6) size(0.6); /* else nothing could be read: it scrolls */
} else all('.zoom').forEach(e => e.remove());

/* Beside the text the map and its panel take what the window leaves below the head of the page. */
const column = $('#map');
function stretch() {
  column.style.height = narrow() ? '' : Math.max(360, innerHeight - Math.max(0, column.parentElement.getBoundingClientRect().top)) + 'px';
}
addEventListener('scroll', stretch, { passive: true });
addEventListener('resize', stretch);
stretch();

/* ---- order and search ---------------------------------------------------------------------------------------- */

const order = $('#order'), sts = $('.sts');
if (order && sts) {
  const items = [...sts.children];
  order.addEventListener('change', () => {
    const by = order.value, sorted = [...items];
    if (by === 'low') sorted.sort((a, b) => a.dataset.conf - b.dataset.conf);
    if (by === 'open') sorted.sort((a, b) => a.dataset.seen - b.dataset.seen || a.dataset.conf - b.dataset.conf);
    sts.append(...sorted);
  });
}
const find = $('#find'), found = $('#found');
let hits = [], now = -1;
function textNodes() {
  const list = [];
  let whole = '';
  for (const para of all('.prose p')) {
    const walk = document.createTreeWalker(para, NodeFilter.SHOW_TEXT);
    for (let t; (t = walk.nextNode());) {
      if (t.parentElement.closest('.ref')) continue;
      list.push([whole.length, t]);
      whole += t.data;
    }
    whole += '\n';
  }
  return [list, whole.toLowerCase().replace(/[\s\u00a0]/g, ' ')];
}
function search() {
  const word = find.value.trim().toLowerCase().replace(/\s+/g, ' ');
  hits = [];
  now = -1;
  if (window.CSS && CSS.highlights) { CSS.highlights.delete('found'); CSS.highlights.delete('found-now'); }
  let rows = 0;
  for (const e of all('.st,#sources tbody tr')) {
    const fits = !word || e.textContent.toLowerCase().includes(word);
    e.classList.toggle('dim', !fits);
    rows += fits;
  }
  if (!word) { found.textContent = ''; return; }
  const [list, whole] = textNodes(), point = i => {
    let low = 0, high = list.length - 1;
    while (low < high) { const m = (low + high + 1) >> 1; if (list[m][0] <= i) low = m; else high = m - 1; }
    return [list[low][1], Math.min(i - list[low][0], list[low][1].data.length)];
  };
  for (let i = whole.indexOf(word); i >= 0 && hits.length < 2000; i = whole.indexOf(word, i + word.length)) {
    const r = new Range();
    r.setStart(...point(i));
    r.setEnd(...point(i + word.length));
    hits.push(r);
  }
  if (window.CSS && CSS.highlights) CSS.highlights.set('found', new Highlight(...hits));
  found.textContent = hits.length + ' in the text, ' + rows + ' below';
}
function nextHit(by) {
  if (!hits.length) return;
  now = (now + by + hits.length) % hits.length;
  if (window.CSS && CSS.highlights) CSS.highlights.set('found-now', new Highlight(hits[now]));
  see(hits[now].startContainer.parentElement);
  found.textContent = (now + 1) + ' of ' + hits.length + ' in the text';
}
if (find) {
  find.addEventListener('input', search);
  find.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); nextHit(event.shiftKey ? -1 : 1); } });
}

showMarks();
if (/^#s\d+$/.test(location.hash)) { const k = +location.hash.slice(2); if (data.statements[k] && data.statements[k].shown) chooseStatement(k, 'list'); }
})();
