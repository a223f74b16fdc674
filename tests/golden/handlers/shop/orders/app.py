import os

import boto3
from answers import answer

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def create(event, context):
    table.put_item(Item={"id": event["id"]})
    return answer(201)
