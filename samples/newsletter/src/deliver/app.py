"""Sends an issue to every reader."""

import json
import os

import boto3

readers = boto3.resource("dynamodb").Table(os.environ["READERS_TABLE"])
mail = boto3.client("sesv2")


def send(issue, address):
    mail.send_email(
        FromEmailAddress="editor@news.example.com",
        Destination={"ToAddresses": [address]},
        Content={
            "Simple": {
                "Subject": {"Data": issue["subject"]},
                "Body": {"Text": {"Data": issue["text"]}},
            }
        },
    )


def handler(event, context):
    for record in event["Records"]:
        issue = json.loads(record["Sns"]["Message"])
        for page in readers.meta.client.get_paginator("scan").paginate(TableName=readers.name):
            for reader in page["Items"]:
                send(issue, reader["address"])
