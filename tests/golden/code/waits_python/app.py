import http.client
import os
import time
import uuid

import boto3
import requests
import urllib3
from aws_lambda_powertools.utilities.idempotency import idempotent
from urllib.request import urlopen

WAIT_S = 30
session = requests.Session()
pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=1.0, read=4.0))
s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def once_a_second(url):
    for _ in range(5):
        try:
            return requests.get(url, timeout=(1, 2))
        except requests.RequestException:
            time.sleep(1)


def slower_and_slower(url):
    delay = 1
    while True:
        try:
            return session.get(url)
        except requests.RequestException as error:
            if delay > 60:
                raise error
            time.sleep(delay)
            delay *= 2


def for_ever(key):
    while True:
        try:
            s3.head_object(Bucket=os.environ["BUCKET"], Key=key)
            break
        except s3.exceptions.ClientError:
            time.sleep(0.5)


def until_done(url):
    done = False
    while not done:
        try:
            pool.request("GET", url)
            done = True
        except urllib3.exceptions.HTTPError:
            print("again")


def poll(job):
    while job.status != "DONE":
        time.sleep(WAIT_S)
        job.reload()


@idempotent(persistence_layer=None)
def handler(event, context):
    body = s3.get_object(Bucket=os.environ["BUCKET"], Key=event["key"])["Body"].read()
    start = s3.get_object(Bucket=os.environ["BUCKET"], Key="start")["Body"].read(100)
    s3.download_file(os.environ["BUCKET"], event["key"], "/tmp/it")
    with open("/tmp/it", "rb") as file:
        file.read()
    with open(os.path.join("/tmp", "other"), "wb") as file:
        file.write(body)
    picture = requests.get(event["url"], stream=True, timeout=None)
    picture.content
    urlopen("https://example.com", None, 5)
    http.client.HTTPSConnection("example.com", timeout=3).request("GET", "/")
    requests.post("https://example.com", json={"timeout": 300})
    once_a_second(event["url"])
    slower_and_slower(event["url"])
    for_ever(event["key"])
    until_done(event["url"])
    poll(event["job"])
    for record in event["Records"]:
        table.put_item(Item={"id": str(uuid.uuid4()), "body": record["body"]})
    return {"left": context.get_remaining_time_in_millis(), "start": start}
