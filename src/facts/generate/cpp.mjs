// Writes rows as constant C++ arrays. A column has a kind: a function from the cell to a C++
// expression; `words` are kept in one array of their own, of which a cell takes a part.

// With its length written out: counting the letters of half a megabyte is too much for a compiler.
export const text = (cell) => `${JSON.stringify(cell)}sv`;

export const number = (cell) => {
  if (!/^-?\d+$/.test(cell)) throw new Error(`"${cell}" is not a whole number`);
  return cell;
};

export const date = (cell) => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(cell);
  if (!parts) throw new Error(`"${cell}" is not a day`);
  return `Date{${parts.slice(1).map(Number).join(', ')}}`;
};

export const flag = (cell) => {
  if (cell !== 'yes' && cell !== 'no') throw new Error(`"${cell}" is neither yes nor no`);
  return cell === 'yes' ? 'true' : 'false';
};

// A member of an enumeration, spelled as there.
export const member = (type) => (cell) => {
  if (!/^[a-z][a-z0-9_]*$/.test(cell)) throw new Error(`"${cell}" is no member of ${type}`);
  return `${type}::${cell}`;
};

export const optional = (kind) => (cell) => (cell === '' ? 'std::nullopt' : kind(cell));

// Words with commas between them, as a span.
export const words = Symbol('words');

// The words of all rows of a table, each list of them once.
export class WordPool {
  constructor(array) {
    this.array = array;
    this.all = [];
    this.spans = new Map();
  }

  span(cell) {
    if (cell === '') return '{}';
    if (!this.spans.has(cell)) {
      const list = cell.split(',');
      this.spans.set(cell, `std::span(${this.array}).subspan(${this.all.length}, ${list.length})`);
      this.all.push(...list);
    }
    return this.spans.get(cell);
  }

  definition() {
    if (this.all.length === 0) return '';
    return array('std::string_view', this.array, this.all.map(text));
  }
}

export function array(type, name, items) {
  return `constexpr ${type} ${name}[] = {\n${items.map((item) => `    ${item},\n`).join('')}};\n`;
}

// One row as a designated initialiser with the members in the order of `columns`.
export function record(row, columns, pool) {
  const members = Object.entries(columns).map(([column, kind]) => {
    if (!(column in row)) throw new Error(`${row.where}: no column ${column}`);
    try {
      return `.${column} = ${kind === words ? pool.span(row[column]) : kind(row[column])}`;
    } catch (error) {
      throw new Error(`${row.where}: ${column}: ${error.message}`);
    }
  });
  return `{${members.join(', ')}}`;
}
