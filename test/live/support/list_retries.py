"""Lists what botocore tries again: one line for each code or status, with where it stands.

Reads an empty JSON list.
"""

import json
import os

import botocore
from botocore.retries.special import RetryIDPCommunicationError
from botocore.retries.standard import (
    ThrottledRetryableChecker,
    ThrottlingStatusCodeChecker,
    TransientRetryableChecker,
)


def conditions(value, path=()):
    if isinstance(value, dict) and 'response' in value:
        yield '.'.join(path), value['response']
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from conditions(member, (*path, name))


with open(os.path.join(os.path.dirname(botocore.__file__), 'data', '_retry.json')) as file:
    for where, response in conditions(json.load(file)):
        code, status = response.get('service_error_code'), response.get('http_status_code')
        print(json.dumps({'where': f'_retry.json {where}', 'code': code, 'statusCode': status}))

lists = [
    ('code', TransientRetryableChecker._TRANSIENT_ERROR_CODES),
    ('code', ThrottledRetryableChecker._THROTTLED_ERROR_CODES),
    ('code', ['IDPCommunicationError'] if RetryIDPCommunicationError else []),
    ('statusCode', TransientRetryableChecker._TRANSIENT_STATUS_CODES),
    ('statusCode', ThrottlingStatusCodeChecker._THROTTLING_STATUS_CODES),
]
for kind, values in lists:
    for value in values:
        print(json.dumps({'where': 'retries/standard.py', kind: value}))
