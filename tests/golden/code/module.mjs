import client, { get as fetch, put } from 'client'
import * as path from 'node:path'
import './side-effect.mjs'
export { fetch as load, path }
export * from './all.mjs'
export * as more from './more.mjs'
export { default as one, two } from './some.mjs'
export const { a, b: c } = await client()
export async function handler(event) { return { statusCode: 200 } }
export class Tool {}
export default handler
