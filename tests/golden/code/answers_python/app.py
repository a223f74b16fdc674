import json
import logging
import sys

from aws_lambda_powertools.utilities.batch import BatchProcessor, process_partial_response

logger = logging.getLogger()
processor = BatchProcessor()


def falls_off_after_a_catch(event, context):
    try:
        return {"statusCode": 200, "body": json.dumps(event)}
    except Exception as error:
        logger.error(error)


def may_have_no_other_way(event, context):
    if event["httpMethod"] == "GET":
        return {"statusCode": 200}
    elif event["httpMethod"] == "PUT":
        return {"statusCode": 201}


def loops_until_it_returns(event, context):
    for attempt in range(3):
        try:
            return {"statusCode": 200}
        except ValueError:
            continue


def says_so_by_raising(event, context):
    if not event.get("body"):
        refuse("no body")
    else:
        return {"statusCode": 200}


def refuse(why):
    raise ValueError(why)


def replaces_what_it_began_with(event, context):
    response = None
    if event.get("Records"):
        response = {"batchItemFailures": []}
    elif "body" in event:
        response = {"statusCode": 200}
    return response


def hands_its_batch_to_a_library(event, context):
    return process_partial_response(event, record_handler=len, processor=processor, context=context)


def only_logs(event, context):
    try:
        for record in event["Records"]:
            handle(record)
    except Exception as error:
        logger.exception("lost", error)
        return {"statusCode": 500, "body": str(error)}
    return {"statusCode": 200}


def handle(record):
    json.loads(record["body"])["id"]


def has_defaults(event, context):
    parameters = event.get("queryStringParameters") or {}
    parameters["page"]
    (event["headers"] or {}).get("accept")
    json.loads(event.get("body", "{}"))
    audit(event)
    return 7


def takes_away(event, context):
    first = {"statusCode": 200, "debug": 1}
    first.pop("debug")
    second = {"statusCode": 200, "debug": 1}
    del second["debug"]
    return first if event["body"] else second


def ends_the_program(event, context):
    if not event["body"]:
        return {"statusCode": 400}
    sys.exit(1)


def makes_a_mapping(event, context):
    return {key: event[key] for key in ("statusCode", "body")}
