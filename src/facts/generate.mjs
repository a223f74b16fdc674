// Compiles one table of src/facts, or the data of a pinned package, into constant C++ arrays, which
// the .cpp of that name includes.
// Usage: node generate.mjs TABLE INPUT OUTPUT   (cmake/Facts.cmake runs it)
import fs from 'node:fs';

import { generateIamActions } from './generate/iam_actions.mjs';
import { generateResourceTypes } from './generate/resource_types.mjs';
import { generateTable } from './generate/table.mjs';

const [table, input, output] = process.argv.slice(2);
const packages = { iam_actions: generateIamActions, resource_types: generateResourceTypes };
const generate = packages[table] ?? generateTable;
try {
  const code = generate(input, table);
  const head = `// Generated from ${table}; do not edit.\n`;
  const literals = 'using namespace std::string_view_literals;\n';
  fs.writeFileSync(output, head + literals + code);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
