"""Searches a value with boto3's own JMESPath. JSON in ([value, expression, ...]), a JSON line out for each expression.

Bytes are {"$bytes": base64}, times {"$seconds": number}, large integers {"$integer": text}, both ways.
"""

import base64
import json
import sys
from datetime import datetime, timezone

import jmespath


def revive(value):
    if isinstance(value, list):
        return [revive(element) for element in value]
    if isinstance(value, dict):
        if list(value) == ["$bytes"]:
            return base64.b64decode(value["$bytes"])
        if list(value) == ["$seconds"]:
            return datetime.fromtimestamp(value["$seconds"], timezone.utc)
        if list(value) == ["$integer"]:
            return int(value["$integer"])
        return {name: revive(member) for name, member in value.items()}
    return value


def plain(value):
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"$seconds": value.timestamp()}
    if isinstance(value, int) and abs(value) >= 2**53:
        return {"$integer": str(value)}
    if isinstance(value, list):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


value, *expressions = json.load(sys.stdin)
value = revive(value)
for expression in expressions:
    try:
        print(json.dumps({"result": plain(jmespath.search(expression, value))}))
    except Exception as error:
        print(json.dumps({"error": type(error).__name__}))
