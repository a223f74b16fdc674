"""POST /readers: adds an address to the list."""

import json
import os

import boto3

readers = boto3.resource("dynamodb").Table(os.environ["READERS_TABLE"])


def handler(event, context):
    try:
        address = json.loads(event["body"])["address"]
    except (KeyError, TypeError, ValueError):
        return {"statusCode": 400, "body": json.dumps({"message": "send an address"})}
    readers.put_item(Item={"address": address})
    return {"statusCode": 204}
