import json
import os

import boto3

queue = boto3.client("sqs")


def handler(event, context):
    queue.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=event["body"])
    return {"statusCode": 202, "body": json.dumps({"accepted": True})}
