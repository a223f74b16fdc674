// Compiles one table of src/facts, or the data of a pinned package, into constant C++ arrays, which
// the .cpp of that name includes.
// Usage: node generate.mjs TABLE INPUT OUTPUT   (cmake/Facts.cmake runs it)
import fs from 'node:fs';

import { generateIamActions } from './generate/iam_actions.mjs';
import { generateTable } from './generate/table.mjs';

const [table, input, output] = process.argv.slice(2);
const generate = table === 'iam_actions' ? generateIamActions : generateTable;
try {
  const code = generate(input, table);
  const head = `// Generated from ${table}; do not edit.\n`;
  const literals = 'using namespace std::string_view_literals;\n';
  fs.writeFileSync(output, head + literals + code);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
