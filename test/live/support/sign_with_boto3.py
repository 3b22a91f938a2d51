"""Makes presigned POSTs and login tokens with boto3, at a given time.

Reads a JSON list of {"service", "region", "method", "parameters", "config", "endpoint", "token", "now"} and prints for
each {"result": what the method returned}, or {"error": its class}. "now" is in seconds since 1970.
"""

import datetime
import json
import sys

import boto3
import botocore.auth
import botocore.signers
from botocore.config import Config

now = 0


def fixed_time(remove_tzinfo=True):
    time = datetime.datetime.fromtimestamp(now, datetime.timezone.utc)
    return time.replace(tzinfo=None) if remove_tzinfo else time


botocore.auth.get_current_datetime = fixed_time
botocore.signers.get_current_datetime = fixed_time
clients = {}


def client_of(task):
    names = ('service', 'region', 'config', 'endpoint', 'token')
    key = json.dumps([task.get(name) for name in names])
    if key not in clients:
        config = Config(signature_version='s3v4' if task['service'] == 's3' else 'v4', **task.get('config', {}))
        clients[key] = boto3.client(
            task['service'],
            region_name=task['region'],
            endpoint_url=task.get('endpoint'),
            aws_access_key_id='AKIDEXAMPLE',
            aws_secret_access_key='wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
            aws_session_token=task.get('token'),
            config=config,
        )
    return clients[key]


for task in json.load(sys.stdin):
    now = task['now']
    try:
        result = getattr(client_of(task), task['method'])(**task['parameters'])
        print(json.dumps({'result': result}))
    except Exception as error:
        print(json.dumps({'error': type(error).__name__}))
