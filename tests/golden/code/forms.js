#!/usr/bin/env node
'use strict'
// Every form of JavaScript that handlers are written in.
const AWS = require('aws-sdk'), { DynamoDB: Store, S3 } = require('./stores')
const { TABLE, STAGE = 'dev', ...others } = process.env
let [one, , ...many] = [1, 2, 3, 1_000, 1e3]
var undef

exports.handler = async (event, context, callback = null) => {
  const body = JSON.parse(event.body ?? '{}'), id = event.pathParameters?.id || null
  const text = `order ${id}: ${many.length} \u{e9}\n` + "it's" + `plain`
  for (const record of event.Records) await handle(record)
  for (let i = 0; i < 10; i++) { if (i === 5) break; else continue }
  for (;;) { retry() }
  while (true) { step() }
  do { count += 1 } while (count !== 3)
  try {
    switch (event.type) {
      case 'a':
      case 'b':
        return respond(200, { id, [key]: 1, 'x-y': -2, ...others, run() { return 1 } })
      default:
        throw new Error('no')
    }
  } catch (error) {
    console.error(error)
  } finally {
    close()
  }
  try { a() } catch { b() }
  items.forEach(async item => { await put(item) })
  void Promise.all(event.Records.map(({ body: { x = 1 } }) => x))
  label: if (!event) callback(null, undefined)
  delete others.a, others.b
  return event?.['a'] ? new S3({ region: 'eu' }).get(...many) : (others.c ||= 3)
}

function* generate(a, { b, c = 2 }, ...rest) { yield a }

class Handler extends Base {
  static limit = 5
  #secret = 1
  constructor() { super(); this.limit = 1 }
  async run(event) { return this.#secret }
}
module.exports = { Handler, generate }
