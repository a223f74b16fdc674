// Turns a filed receipt into the page that the warehouse prints.
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

const page = (order) =>
  [`Order ${order.orderId}`, ...order.lines.map((line) => `${line.count} × ${line.article}`)].join("\n");

export const handler = async (event) => {
  for (const { s3: { bucket, object } } of event.Records) {
    const place = { Bucket: bucket.name, Key: decodeURIComponent(object.key) };
    const filed = await s3.send(new GetObjectCommand(place));
    const order = JSON.parse(await filed.Body.transformToString());
    console.log(page(order));
  }
};
