"""Answers calls with botocore's Stubber: a task per line, one JSON object each, and what became of it per line."""

import base64
import datetime
import json
import sys

import botocore.session
from botocore import xform_name
from botocore.exceptions import (
    ClientError,
    ParamValidationError,
    StubAssertionError,
    StubResponseError,
    UnStubbedResponseError,
)
from botocore.stub import ANY, Stubber

clients = {}


def client_of(service):
    if service not in clients:
        session = botocore.session.Session()
        clients[service] = session.create_client(
            service, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b"
        )
    return clients[service]


def decoded(value):
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$any" in value:
        return ANY
    if "$bytes" in value:
        return base64.b64decode(value["$bytes"])
    if "$date" in value:
        return datetime.datetime.fromtimestamp(value["$date"], datetime.timezone.utc)
    return {name: decoded(item) for name, item in value.items()}


def add(stubber, method, answer):
    expected = decoded(answer.get("expected"))
    if "error" in answer:
        error = answer["error"]
        stubber.add_client_error(
            method,
            service_error_code=error["code"],
            service_message=error.get("message", ""),
            http_status_code=error.get("statusCode", 400),
            expected_params=expected,
        )
    else:
        stubber.add_response(method, decoded(answer["output"]), expected)


def outcome_of(client, call):
    try:
        method = getattr(client, xform_name(call["operation"]))
        answer = method(**decoded(call["input"]))
        return {"outcome": "answered", "members": sorted(set(answer) - {"ResponseMetadata"})}
    except ClientError as error:
        return {"outcome": "error", "code": error.response["Error"]["Code"]}
    except (StubAssertionError, StubResponseError, UnStubbedResponseError):
        return {"outcome": "refused"}
    except ParamValidationError:
        return {"outcome": "invalid input"}


def run(task):
    client = client_of(task["service"])
    stubber = Stubber(client)
    for answer in task["answers"]:
        try:
            add(stubber, xform_name(answer["operation"]), answer)
        except ParamValidationError:
            return {"outcomes": [{"outcome": "invalid output"}], "pending": False}
    with stubber:
        outcomes = [outcome_of(client, call) for call in task["calls"]]
    try:
        stubber.assert_no_pending_responses()
        pending = False
    except AssertionError:
        pending = True
    return {"outcomes": outcomes, "pending": pending}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
