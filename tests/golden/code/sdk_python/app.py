import os

import boto3

s3 = boto3.client("s3")
queues = boto3.resource("sqs")
table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])
local = boto3.client("dynamodb", endpoint_url=os.environ.get("ENDPOINT"))


def handler(event, context):
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket="uploads"):
        print(page)
    s3.get_waiter("object_exists").wait(Bucket="uploads", Key="a")
    write = {"Bucket": "uploads", "Key": "b"}
    url = s3.generate_presigned_url(ClientMethod="put_object", Params=write)
    post = s3.generate_presigned_post("uploads", "c")
    s3.upload_file("/tmp/a", os.environ["BUCKET"], "a")
    with table.batch_writer() as batch:
        batch.put_item(Item={"id": "1"})
    table.meta.client.transact_write_items(TransactItems=[])
    bucket = boto3.resource("s3").Bucket("archive")
    bucket.objects.filter(Prefix="old/").delete()
    bucket.Object("key").put(Body=b"")
    queues.get_queue_by_name(QueueName="orders").send_message(MessageBody=url)
    boto3.client(event["service"]).list_things()
    return {"statusCode": 200, "body": str(post)}
