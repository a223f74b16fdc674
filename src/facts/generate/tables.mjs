// What each table of src/facts becomes: the struct of its header, its columns in the order of the
// struct's members, and the columns that are for people only (where a fact comes from, how sure it
// is). Rows are sorted and unique by `key`. With `group`, the rows that agree in it become one row
// with a span of the `nested` records.
import { date, flag, member, number, optional, text, words } from './cpp.mjs';

export const tables = {
  runtimes: {
    type: 'Runtime',
    array: 'runtime_rows',
    key: ['id'],
    columns: {
      id: text,
      language: member('Language'),
      deprecation: optional(date),
      block_create: optional(date),
      block_update: optional(date),
      successor: text,
      managed: flag,
    },
    people: ['source'],
  },
};
