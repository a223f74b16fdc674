import json
import os
import time

import boto3
import requests
from botocore.config import Config

from src.common.http import respond
from src.common import settings

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
queue = boto3.client("sqs", config=Config(read_timeout=5, retries={"max_attempts": 2}))
STAGE = os.environ.get("STAGE", "dev")


def load(order_id):
    for attempt in range(3):
        try:
            return table.get_item(Key={"id": order_id})["Item"]
        except KeyError:
            time.sleep(2)


def handler(event, context):
    if event.get("httpMethod") == "OPTIONS":
        return respond(204)
    body = json.loads(event["body"])
    if not body:
        return {"message": "empty"}
    order = load(event["pathParameters"]["id"])
    price = requests.get(settings.PRICES + "/" + order["sku"], timeout=3).json()
    try:
        queue.send_message(QueueUrl=os.getenv("QUEUE_URL"), MessageBody=json.dumps(price))
    except Exception as error:
        print(error)
        return respond(500, {"error": str(error)})
    for record in event["Records"]:
        table.put_item(Item={"id": record["messageId"], "stage": STAGE})
    response = respond(200, order)
    response["headers"] = {"Access-Control-Allow-Origin": "*"}
    return response
