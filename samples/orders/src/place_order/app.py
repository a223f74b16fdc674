"""POST /orders: prices the basket, keeps the order and asks for its shipment."""

import json
import os
import urllib.request
import uuid

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
queue = boto3.client("sqs")


def quote_tax(lines):
    """Asks the tax service; it answers with the amount in cents."""
    request = urllib.request.Request(
        os.environ["TAX_SERVICE"],
        data=json.dumps({"lines": lines}).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=50) as answer:
        return json.load(answer)["cents"]


def respond(status, body):
    return {
        "statusCode": status,
        "headers": {"Access-Control-Allow-Origin": "https://shop.example.com"},
        "body": json.dumps(body),
    }


def handler(event, context):
    try:
        lines = json.loads(event["body"])["lines"]
    except (KeyError, TypeError, ValueError):
        return respond(400, {"message": "send {\"lines\": [...]}"})
    order = {"orderId": str(uuid.uuid4()), "lines": lines, "taxCents": quote_tax(lines)}
    table.put_item(Item=order)
    queue.send_message(
        QueueUrl=os.environ["SHIPMENT_QUEUE"],
        MessageBody=json.dumps({"orderId": order["orderId"]}),
    )
    return respond(201, {"orderId": order["orderId"]})
