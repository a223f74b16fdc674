"""Ships what the queue asks for and files a receipt."""

import json
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["ORDERS_TABLE"])
receipts = boto3.client("s3")


def ship(order_id):
    order = table.get_item(Key={"orderId": order_id})["Item"]
    receipts.put_object(
        Bucket=os.environ["RECEIPT_BUCKET"],
        Key=f"{order_id}.json",
        Body=json.dumps(order, default=str).encode(),
    )
    table.update_item(
        Key={"orderId": order_id},
        UpdateExpression="SET shipped = :yes",
        ExpressionAttributeValues={":yes": True},
    )


def handler(event, context):
    for record in event["Records"]:
        ship(json.loads(record["body"])["orderId"])
