const middy = require("@middy/core");
const AWS = require("aws-sdk");
const table = new AWS.DynamoDB.DocumentClient();

exports.callsBack = (event, context, callback) => {
  table.get({ TableName: "Orders" }, (error, data) => {
    if (error) callback(error);
    else callback(null, { statusCode: 200, body: data });
  });
};

exports.answersThroughItsContext = (event, context) => {
  context.succeed({ message: "done" });
};

exports.handsItsCallbackOn = (event, context, callback) => {
  serve(event, context, callback);
};

exports.promises = (event) =>
  new Promise((resolve, reject) => {
    table.get({ TableName: "Orders" }, (error, data) => {
      if (error) reject(error);
      else resolve({ statusCode: 200, body: JSON.stringify(data) });
    });
  });

exports.chains = (event) =>
  table
    .get({ TableName: "Orders" })
    .promise()
    .then(() => ({ statusCode: 200 }))
    .catch((error) => ({ statusCode: 500, body: error }));

exports.isWrapped = middy(async (event) => ({ message: "hello" })).use(serve);

exports.switches = async (event) => {
  let response;
  switch (event.httpMethod) {
    case "GET":
      response = { statusCode: 200 };
      break;
    case "PUT":
      response = { statusCode: 201 };
  }
  return response;
};

exports.hasDefaults = async (event) => {
  const { id } = event.pathParameters || {};
  const page = event.queryStringParameters?.page ?? 1;
  const order = JSON.parse(event.body || "{}");
  if (event.body && order.id) return { statusCode: 200, page, id };
  console.log(event);
};

exports.onlyLogs = async (event) => {
  try {
    await Promise.all(event.Records.map((record) => table.put(JSON.parse(record.body)).promise()));
  } catch (error) {
    console.error(error);
  }
};

exports.streams = awslambda.streamifyResponse(async (event, stream) => {
  stream.end();
});

exports.takesAway = async () => {
  const response = { statusCode: 200, debug: true };
  delete response.debug;
  return response;
};

exports.endsTheProcess = async (event) => {
  if (event.body) return { statusCode: 200 };
  process.exit(1);
};
