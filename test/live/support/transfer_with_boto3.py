"""Transfers objects with boto3's S3Transfer.

Reads a JSON object a line: {"endpoint", "verb", "file", "name": {"Bucket", "Key"}, "source", "extra", "config"}. Prints
an object a line: the SHA-256 and the head of the object or file, or the error.
"""

import hashlib
import json
import sys

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config


def perform(task):
    client = boto3.client(
        's3',
        region_name='us-east-1',
        endpoint_url=task['endpoint'],
        aws_access_key_id='test',
        aws_secret_access_key='test',
        config=Config(retries={'max_attempts': 0}, s3={'addressing_style': 'path'}),
    )
    bucket, key = task['name']['Bucket'], task['name']['Key']
    config = TransferConfig(preferred_transfer_client='classic', **task.get('config', {}))
    extra = task.get('extra', {})
    verb = task['verb']
    if verb == 'upload':
        client.upload_file(task['file'], bucket, key, ExtraArgs=extra, Config=config)
    elif verb == 'upload_stream':
        with open(task['file'], 'rb', buffering=0) as stream:
            client.upload_fileobj(Unseekable(stream), bucket, key, ExtraArgs=extra, Config=config)
    elif verb == 'download':
        client.download_file(bucket, key, task['file'], ExtraArgs=extra, Config=config)
    elif verb == 'copy':
        client.copy(task['source'], bucket, key, ExtraArgs=extra, Config=config)
    if 'file' in task:
        with open(task['file'], 'rb') as file:
            return {'sha256': hashlib.sha256(file.read()).hexdigest()}
    return {}


class Unseekable:
    def __init__(self, stream):
        self.stream = stream

    def read(self, size=-1):
        return self.stream.read(size)


for line in sys.stdin:
    try:
        answer = perform(json.loads(line))
    except Exception as error:  # noqa: BLE001 - whatever it is, the test compares it
        answer = {'error': f'{type(error).__name__}: {error}'}
    print(json.dumps(answer), flush=True)
