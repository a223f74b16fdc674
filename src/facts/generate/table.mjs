// Compiles one .tsv by its description in tables.mjs.
import { WordPool, array, record } from './cpp.mjs';
import { readTable } from './tsv.mjs';
import { tables } from './tables.mjs';

// As C++ compares string_views: byte by byte.
const compare = (left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right));
const keyOf = (row, key) => key.map((column) => row[column]).join('\t');

function checkColumns(rows, described, people) {
  const known = [...Object.keys(described), ...people];
  const missing = known.filter((column) => !rows[0].columns.includes(column));
  const unknown = rows[0].columns.filter((column) => !known.includes(column));
  if (missing.length) throw new Error(`${rows[0].where}: no column ${missing.join(', ')}`);
  if (unknown.length) throw new Error(`${rows[0].where}: unknown column ${unknown.join(', ')}`);
}

// Rows found by an enumeration stay in the order of the file, which is that of its members.
function sorted(rows, { group, key, keyed_by_member }) {
  const by = group ?? key;
  if (keyed_by_member) return rows;
  return [...rows].sort((left, right) => compare(keyOf(left, by), keyOf(right, by)));
}

function refuseDuplicates(rows, key) {
  const seen = new Set();
  for (const row of rows) {
    if (seen.has(keyOf(row, key))) throw new Error(`${row.where}: the same row twice`);
    seen.add(keyOf(row, key));
  }
}

// Consecutive rows with the same key become one row with a span of nested records.
function nest(rows, table, pool) {
  const { group, nested } = table;
  const inner = [];
  const outer = [];
  for (let first = 0, next; first < rows.length; first = next) {
    next = first + 1;
    while (next < rows.length && keyOf(rows[next], group) === keyOf(rows[first], group)) next++;
    const members = rows.slice(first, next);
    const span = `std::span(${nested.array}).subspan(${inner.length}, ${members.length})`;
    const own = record(rows[first], table.columns, pool).slice(0, -1);
    outer.push(`${own}, .${nested.member} = ${span}}`);
    inner.push(...members.map((row) => record(row, nested.columns, pool)));
  }
  return array(nested.type, nested.array, inner) + array(table.type, table.array, outer);
}

export function generateTable(input, name) {
  const table = tables[name];
  const rows = sorted(readTable(input), table);
  checkColumns(rows, { ...table.columns, ...table.nested?.columns }, table.people);
  refuseDuplicates(rows, table.key);
  const pool = new WordPool(`${table.array}_words`);
  const body = table.nested
    ? nest(rows, table, pool)
    : array(table.type, table.array, rows.map((row) => record(row, table.columns, pool)));
  return pool.definition() + body;
}
