def answer(status):
    return {"statusCode": status}
