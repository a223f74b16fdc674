"""Writes a refund into the ledger when the shop asks for one."""

import os

import boto3

ledger = boto3.resource("dynamodb").Table(os.environ["LEDGER_TABLE"])


def handler(event, context):
    refund = event["detail"]
    ledger.update_item(
        Key={"paymentId": refund["paymentId"]},
        UpdateExpression="SET refundedCents = :cents",
        ConditionExpression="attribute_exists(paymentId)",
        ExpressionAttributeValues={":cents": refund["cents"]},
    )
