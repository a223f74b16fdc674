"""Adds new readings to the sum of their day."""

from collections import defaultdict


def handler(event, context):
    sums = defaultdict(float)
    for record in event["Records"]:
        image = record["dynamodb"]["NewImage"]
        sums[image["meter"]["S"], image["at"]["S"][:10]] += float(image["kwh"]["N"])
    for (meter, day), kwh in sorted(sums.items()):
        print(f"{meter} {day} +{kwh:.3f} kWh")
