// Compiles one table of src/facts into constant C++ data, included by the table's .cpp.
// Usage: node generate.mjs TABLE INPUT OUTPUT   (cmake/Facts.cmake runs it)
import fs from 'node:fs';

import { generateTable } from './generate/table.mjs';

const [table, input, output] = process.argv.slice(2);
try {
  const code = generateTable(input, table);
  fs.writeFileSync(output, `// Generated from ${table}; do not edit.\n${code}`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
