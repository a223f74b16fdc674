const { DynamoDBClient } = require('@aws-sdk/client-dynamodb')
const { DynamoDBDocumentClient, PutCommand } = require('@aws-sdk/lib-dynamodb')
const AWS = require('aws-sdk')
const axios = require('axios')
const { respond, wait } = require('./respond')

const { TABLE_NAME, STAGE = 'dev' } = process.env
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 2 }))
const s3 = new AWS.S3({ httpOptions: { timeout: 5000 } })

const save = async (order) => {
  await documents.send(new PutCommand({ TableName: TABLE_NAME, Item: order }))
}

exports.handler = async (event, context) => {
  const { id } = event.pathParameters
  const order = JSON.parse(event.body)
  await Promise.all(event.Records.map(async ({ body }) => save(JSON.parse(body))))
  s3.putObject({ Bucket: process.env.BUCKET, Key: `orders/${id}`, Body: '' }).promise()
  const { data } = await axios.get(`${process.env.PRICES}/${id}`, { timeout: 2000 })
  await wait(3)
  if (!data) return respond(404, { message: 'no such order' })
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: order }
}
