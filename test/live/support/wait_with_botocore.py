"""Runs botocore's own waiters on answers that are given. JSON in, a JSON line out for each task.

A task is {"names": service} for what its waiters are (`cloudfront@2019-03-26` is an older API version), or {"service", "waiter", "maxAttempts", "answers"}. The result of
a wait: which acceptor matched at each attempt (null for none), and how it ended.
"""

import functools
import json
import sys

import botocore.session
import botocore.waiter
from botocore import xform_name

session = botocore.session.get_session()
botocore.waiter.time.sleep = lambda seconds: slept.append(seconds)
slept = []


@functools.cache
def model_of(service):
    name, _, version = service.partition("@")
    return session.get_waiter_model(name, api_version=version or None)


def names_of(service):
    try:
        names = model_of(service).waiter_names
    except botocore.exceptions.DataNotFoundError:
        return []
    return [[name, xform_name(name)] for name in names]


def describe(service):
    found = []
    for name, snake in names_of(service):
        waiter = model_of(service).get_waiter(name)
        found.append({"name": name, "snake": snake, "operation": waiter.operation,
                      "delay": waiter.delay, "maxAttempts": waiter.max_attempts,
                      "acceptors": [acceptor_of(one) for one in waiter.acceptors]})
    return found


def acceptor_of(acceptor):
    found = {"state": acceptor.state, "matcher": acceptor.matcher, "expected": acceptor.expected}
    return found if acceptor.argument is None else {**found, "argument": acceptor.argument}


def wait(task):
    config = model_of(task["service"]).get_waiter(task["waiter"])
    answers = iter(task["answers"])
    matched = []

    def call(**parameters):
        matched.append(None)
        return next(answers)

    def recording(index, matches):
        def record(response):
            result = matches(response)
            if result:
                matched[-1] = index
            return result

        return record

    acceptors = config.acceptors
    for index, acceptor in enumerate(acceptors):
        acceptor.matcher_func = recording(index, acceptor.matcher_func)
    watched = type("Config", (), {"acceptors": acceptors, "delay": config.delay,
                                  "max_attempts": config.max_attempts})()
    slept.clear()
    settings = {} if task.get("maxAttempts") is None else {"WaiterConfig": {"MaxAttempts": task["maxAttempts"]}}
    try:
        botocore.waiter.Waiter(task["waiter"], watched, call).wait(**settings)
        end = "success"
    except botocore.exceptions.WaiterError as error:
        reason = str(error)
        end = ("failure" if "terminal failure state" in reason else
               "error" if "An error occurred" in reason else
               "attempts" if "Max attempts exceeded" in reason else reason)
    except Exception as error:
        end = type(error).__name__
    return {"matched": matched, "end": end, "slept": list(slept)}


for task in json.load(sys.stdin):
    result = describe(task["names"]) if "names" in task else wait(task)
    print(json.dumps({"result": result}))
