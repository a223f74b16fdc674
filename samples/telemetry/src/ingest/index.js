// Keeps every reading of a batch in the table.
const { BatchWriteItemCommand, DynamoDBClient } = require("@aws-sdk/client-dynamodb");

const dynamodb = new DynamoDBClient({});
const most = 25; // of one BatchWriteItem

const put = ({ kinesis }) => {
  const reading = JSON.parse(Buffer.from(kinesis.data, "base64").toString());
  return {
    PutRequest: {
      Item: { meter: { S: reading.meter }, at: { S: reading.at }, kwh: { N: String(reading.kwh) } },
    },
  };
};

exports.handler = async ({ Records }) => {
  const puts = Records.map(put);
  for (let i = 0; i < puts.length; i += most) {
    const RequestItems = { [process.env.METERS_TABLE]: puts.slice(i, i + most) };
    await dynamodb.send(new BatchWriteItemCommand({ RequestItems }));
  }
};
