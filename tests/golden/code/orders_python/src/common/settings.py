import os


def required(name):
    value = os.environ.get(name)
    if not value:
        raise ValueError(f"{name} is not set")
    return value


PRICES = required("PRICES_URL")
