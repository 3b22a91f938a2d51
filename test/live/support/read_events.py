"""Reads answers that are event streams with boto3.

Reads a JSON list of {"url", "service", "operation", "input", "member"} and prints for each the events that boto3
gives, and the output's other members.
"""

import base64
import json
import sys

import boto3
from botocore.config import Config


def plain(value):
    if hasattr(value, 'timestamp'):
        return {'$date': round(value.timestamp() * 1000)}
    return {'$bytes': base64.b64encode(value).decode()}


def read(task):
    client = boto3.client(
        task['service'],
        region_name='us-east-1',
        endpoint_url=task['url'],
        aws_access_key_id='test',
        aws_secret_access_key='test',
        config=Config(
            retries={'max_attempts': 0}, s3={'addressing_style': 'path'}, inject_host_prefix=False
        ),
    )
    output = client._make_api_call(task['operation'], task['input'])
    stream = output.pop(task['member'])
    del output['ResponseMetadata']
    return {'events': list(stream), 'others': output}


print(json.dumps([read(task) for task in json.load(sys.stdin)], default=plain))
