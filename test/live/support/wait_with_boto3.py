"""Waits with boto3 at an endpoint. JSON in ([endpoint, task, ...]), a JSON line out for each task.

A task is {"service", "waiter", "input", "maxAttempts"}; the result says how the wait ended.
"""

import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import WaiterError


def wait(endpoint, task):
    client = boto3.client(
        task["service"], region_name="us-east-1", endpoint_url=endpoint, aws_access_key_id="test",
        aws_secret_access_key="test", config=Config(s3={"addressing_style": "path"}, inject_host_prefix=False))
    try:
        settings = {"Delay": 0, "MaxAttempts": task["maxAttempts"]}
        client.get_waiter(task["waiter"]).wait(**task["input"], WaiterConfig=settings)
        return "success"
    except WaiterError as error:
        reason = str(error)
        return ("failure" if "terminal failure state" in reason else
                "attempts" if "Max attempts exceeded" in reason else "error")


endpoint, *tasks = json.load(sys.stdin)
for task in tasks:
    print(json.dumps({"result": wait(endpoint, task)}))
