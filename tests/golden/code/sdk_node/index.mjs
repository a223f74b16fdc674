import AWSXRay from 'aws-xray-sdk-core';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { GetObjectCommand, S3Client, waitUntilObjectExists } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import AWS from 'aws-sdk';

const documents = DynamoDBDocumentClient.from(AWSXRay.captureAWSv3Client(new DynamoDBClient({})));
const s3 = new S3Client({ region: process.env.AWS_REGION });
const old = new AWS.DynamoDB.DocumentClient();
const oldS3 = new AWS.S3();
const { TABLE_NAME, BUCKET } = process.env;

export const handler = async (event) => {
  const command = event.write
    ? new PutCommand({ TableName: TABLE_NAME, Item: { id: '1' } })
    : new QueryCommand({ TableName: TABLE_NAME });
  await documents.send(command);
  for await (const page of paginateScan({ client: documents }, { TableName: TABLE_NAME })) {
    console.log(page);
  }
  await waitUntilObjectExists({ client: s3, maxWaitTime: 10 }, { Bucket: BUCKET, Key: 'a' });
  await new Upload({ client: s3, params: { Bucket: BUCKET, Key: 'a', Body: 'b' } }).done();
  const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: BUCKET, Key: 'a' }));
  await createPresignedPost(s3, { Bucket: BUCKET, Key: 'a' });
  await old.put({ TableName: TABLE_NAME, Item: { id: '2' } }).promise();
  oldS3.getSignedUrl('putObject', { Bucket: BUCKET, Key: 'c' });
  await oldS3.waitFor('objectExists', { Bucket: BUCKET, Key: 'c' }).promise();
  somebody(s3);
  return url;
};
