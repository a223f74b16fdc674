// Holds a JSON file against a JSON schema (draft 4): node validate.mjs SCHEMA FILE
// Prints every violation; exit code 1 when there is one.
import {readFileSync} from 'node:fs';

import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const [schema, file] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')));
const ajv = new Ajv({strict: false, allErrors: true});
addFormats(ajv);
const validate = ajv.compile(schema);
if (!validate(file)) {
  for (const error of validate.errors) console.log(`${error.instancePath}: ${error.message}`);
  process.exit(1);
}
