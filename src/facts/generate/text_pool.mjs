// Texts by number: one string of all of them and where each begins, so that rows which name a text
// need two bytes and the loader relocates nothing. Numbers follow the order of the texts (byte by
// byte), so that rows in the order of their numbers are in the order of their names.
import { array } from './cpp.mjs';

const line_length = 4000;

export class TextPool {
  constructor(texts) {
    this.all = [...new Set(texts)].sort((left, right) =>
      Buffer.compare(Buffer.from(left), Buffer.from(right)));
    this.numbers = new Map(this.all.map((each, number) => [each, number]));
  }

  number(each) {
    if (!this.numbers.has(each)) throw new Error(`"${each}" is not in the pool`);
    return this.numbers.get(each);
  }

  definition(name) {
    const begins = [0];
    for (const each of this.all) begins.push(begins.at(-1) + Buffer.byteLength(each));
    const joined = this.all.join('');
    const lines = [];
    for (let at = 0; at < joined.length; at += line_length) {
      lines.push(JSON.stringify(joined.slice(at, at + line_length)));
    }
    return (
      `constexpr std::string_view ${name} =\n    ${lines.join('\n    ')}sv;\n` +
      array('std::uint32_t', `${name}_begin`, begins)
    );
  }
}
