import https from 'node:https'
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as later } from 'node:timers/promises'
import axios from 'axios'
import got from 'got'
import { randomUUID } from 'crypto'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { S3, GetObjectCommand } from '@aws-sdk/client-s3'
import { createPool } from 'mysql2/promise'

const MINUTE = 60 * 1000
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const instance = axios.create({ baseURL: 'https://example.com', timeout: 4000 })
const plain = axios.create()
const pool = createPool({ host: process.env.HOST, connectTimeout: 20000 })
const dynamo = new DynamoDBClient({
  requestHandler: new NodeHttpHandler({ requestTimeout: 3000, connectionTimeout: 500 }),
})
const s3 = new S3({ requestHandler: { requestTimeout: 2000 } })

const save = async (item) => {
  await dynamo.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: randomUUID() } } }))
}

async function again() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await plain.get('/prices')
    } catch (error) {
      await sleep(500)
    }
  }
}

async function slower() {
  let attempt = 0
  while (true) {
    try {
      return await plain({ url: '/prices', signal: AbortSignal.timeout(1500) })
    } catch (error) {
      if (attempt++ > 5) throw error
      await sleep(100 * 2 ** attempt)
    }
  }
}

async function never() {
  for (;;) {
    try {
      await fetch('https://example.com')
      break
    } catch {
      continue
    }
  }
}

export const handler = async (event) => {
  const request = https.request('https://example.com', (response) => response.resume())
  request.setTimeout(7000, () => request.destroy())
  await Promise.race([instance.get('/slow'), sleep(9000)])
  const timer = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 8000))
  await Promise.race([got('https://example.com', { timeout: { request: 2500 } }), timer])
  await sleep(2 * MINUTE)
  await new Promise((resolve) => setTimeout(() => resolve('done'), 1000))
  await later(1500)
  setTimeout(() => console.log('late'), 5000)
  save(event)
  await save(event)
  void save(event)
  dynamo.send(new PutItemCommand({ TableName: 'log' }))
  dynamo.send(new PutItemCommand({ TableName: 'log' }), (error) => console.log(error))
  event.items.forEach(async (item) => {
    await save(item)
  })
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'b', Key: event.key }))
  writeFileSync(`/tmp/${event.key}`, await Body.transformToByteArray())
  readFileSync('/tmp/model.bin')
  await again()
  await slower()
  await never()
}
