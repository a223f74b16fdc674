// Reads one table of src/facts: tab-separated, the first line names the columns, no quoting.
import fs from 'node:fs';

// The rows as objects by column name. Stops with the file and line of what is malformed.
export function readTable(path) {
  const lines = fs.readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
  const columns = lines[0].split('\t');
  return lines.slice(1).map((line, index) => {
    const where = `${path}:${index + 2}`;
    const cells = line.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(`${where}: ${cells.length} cells under ${columns.length} columns`);
    }
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
    if (!row.source) throw new Error(`${where}: a fact has a source`);
    return { where, columns, ...row };
  });
}
