"""Every form of Python that handlers are written in."""
import json
import os.path as paths
from . import helpers
from ..common.http import respond as answer, fail
from models import *

TABLE = os.environ["TABLE_NAME"]
STAGE = os.environ.get("STAGE", "dev")
LIMIT: int = 1_000
first, (second, *rest) = 1.5, (2, 3, 4)
a = b = -1


@app.get("/orders/<id>")
@tracer.capture
async def handler(event, context, *args, size=10, flag: bool = False, **kwargs):
    body = json.loads(event["body"]) if event.get("body") else None
    text = f"order {body['id']!r}: {len(rest)} \u00e9" + r"\d" 'joined' "x"
    try:
        with open("a") as source, lock:
            data = source.read()
        async for each in pages():
            if not each:
                continue
            elif each is None:
                break
            elif 1 < size < 5 or "a" not in data:
                pass
            else:
                total += each.value
    except (KeyError, ValueError) as error:
        raise BadRequest(str(error)) from error
    except Exception:
        raise
    else:
        done()
    finally:
        close(*args, **kwargs, key=1)
    while True:
        if (n := count()) > 3:
            return {"statusCode": 200, "body": json.dumps(data), **extra, key: [*rest, 1]}
    match event:
        case {"a": 1}:
            return 1
        case _:
            return
    del body["x"]
    return await client.call(lambda x, y=2: x + y)


class Handler(Base, metaclass=Meta):
    limit = 5

    def __init__(self):
        self.names = [n.strip() for n in names for m in n if n if m]
        self.map = {k: v for k, v in items}

    @staticmethod
    def run(event): return sum(x for x in event["Records"][0:2])
