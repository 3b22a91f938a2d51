"""Calls operations with boto3, each answered with bytes that the task gives.

Reads a JSON list of {"service", "operation", "input", "answer": {"status", "headers", "body"}} and prints for each
the requests that boto3 sent and the result, or the error's code. An input's {"$bytes": base64} is bytes.
"""

import base64
import json
import sys

import boto3
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import ClientError

from sent_request import sent_request


class Body:
    def __init__(self, content):
        self.content = content

    def stream(self, **_):
        yield self.content

    def read(self, *_):
        content, self.content = self.content, b''
        return content


def bytes_of(value):
    if isinstance(value, dict):
        if '$bytes' in value:
            return base64.b64decode(value['$bytes'])
        return {key: bytes_of(item) for key, item in value.items()}
    return [bytes_of(item) for item in value] if isinstance(value, list) else value


def plain(value):
    if hasattr(value, 'timestamp'):
        return {'$date': round(value.timestamp() * 1000)}
    return {'$bytes': base64.b64encode(value.read() if hasattr(value, 'read') else value).decode()}


def called(task):
    client = boto3.client(
        task['service'],
        region_name='us-east-1',
        endpoint_url=task['endpoint'],
        aws_access_key_id='test',
        aws_secret_access_key='test',
        config=Config(retries={'max_attempts': 0}, s3={'addressing_style': 'path'}),
    )
    sent = []

    def answer(request, **_):
        sent.append(sent_request(request))
        given = task['answers'][min(len(sent), len(task['answers'])) - 1]
        response = AWSResponse(request.url, given.get('status', 200), given.get('headers', {}), None)
        response.raw = Body(given.get('body', '').encode())
        return response

    client.meta.events.register('before-send', answer)
    try:
        result = client._make_api_call(task['operation'], bytes_of(task['input']))
        del result['ResponseMetadata']
        return {'sent': sent, 'result': result}
    except ClientError as error:
        return {'sent': sent, 'error': error.response['Error'].get('Code')}
    except Exception as error:
        return {'sent': sent, 'error': type(error).__name__}


print(json.dumps([called(task) for task in json.load(sys.stdin)], default=plain))
