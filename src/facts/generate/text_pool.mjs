// Texts by number: the letters of all of them and where each begins, so that rows which name a text
// need two bytes and the loader relocates nothing. Numbers follow the order of the texts (byte by
// byte), so that rows in the order of their numbers are in the order of their names. The letters
// are written one by one: compilers need not take literals of more than 65,536.
import { array } from './cpp.mjs';

const letters_in_a_line = 64;

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
    for (const each of this.all) begins.push(begins.at(-1) + each.length);
    const letters = Buffer.from(this.all.join(''));
    if (letters.some((letter) => letter > 0x7f)) throw new Error('a text that is not ASCII');
    const lines = [];
    for (let at = 0; at < letters.length; at += letters_in_a_line) {
      lines.push([...letters.subarray(at, at + letters_in_a_line)].join(', '));
    }
    return array('char', name, lines) + array('std::uint32_t', `${name}_begin`, begins);
  }
}
