
/* Tables that sort: a button in each head; the rows change places. Works for the page of an article and for the index. */
'use strict';
document.documentElement.classList.add('js');
function value(row, column) {
  const cell = row.cells[column], raw = cell.dataset.v || cell.textContent;
  const number = parseFloat(raw.replace(/[,\s%]/g, ''));
  return cell.classList.contains('num') ? (isNaN(number) ? -Infinity : number) : raw.trim().toLowerCase();
}
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    while (head.firstChild) button.append(head.firstChild);
    head.append(button);
    button.addEventListener('click', () => {
      const old = head.getAttribute('aria-sort'), numbers = head.classList.contains('num');
      const down = old ? old === 'ascending' : numbers;
      heads.forEach(h => h.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const rows = [...body.rows].map(row => [value(row, column), row]);
      const compare = numbers ? (a, b) => a[0] - b[0] : (a, b) => a[0].localeCompare(b[0], 'en');
      rows.sort((a, b) => down ? compare(b, a) : compare(a, b));
      body.append(...rows.map(r => r[1]));
    });
  });
}
const filter = document.getElementById('filter');
if (filter) filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let n = 0;
  for (const row of document.querySelectorAll('table.sortable tbody tr')) {
    const text = row.textContent.toLowerCase(), fits = words.every(w => text.includes(w));
    row.classList.toggle('dim', !fits);
    n += fits;
  }
  document.getElementById('found').textContent = words.length ? n + (n === 1 ? ' article' : ' articles') : '';
});
