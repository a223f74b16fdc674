import json


def respond(status, body=None):
    answer = {"statusCode": status}
    if body is not None:
        answer["body"] = json.dumps(body)
    return answer
