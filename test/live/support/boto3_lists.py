"""Lists with boto3's own paginators what it is told on standard input, and prints the merged results as JSON."""

import base64
import datetime
import json
import sys

import boto3
from botocore.config import Config


def plain(value):
    if isinstance(value, datetime.datetime):
        return {'$date': round(value.timestamp() * 1000)}
    if isinstance(value, (bytes, bytearray)):
        return {'$bytes': base64.b64encode(value).decode()}
    raise TypeError(f'cannot show a {type(value)}')


def merged(client, request):
    paging = {'PageSize': request['pageSize']} if request.get('pageSize') else {}
    if request.get('maxItems'):
        paging['MaxItems'] = request['maxItems']
    paginator = client.get_paginator(request['operation'])
    try:
        return {'result': paginator.paginate(PaginationConfig=paging, **request.get('input', {})).build_full_result()}
    except Exception as error:  # reported beside the others, not instead of them
        return {'error': f'{type(error).__name__}: {error}'}


def main():
    task = json.load(sys.stdin)
    clients = {}
    for request in task['lists']:
        service = request['service']
        if service not in clients:
            clients[service] = boto3.client(
                service,
                region_name='us-east-1',
                endpoint_url=task['endpoint'],
                aws_access_key_id='test',
                aws_secret_access_key='test',
                config=Config(retries={'max_attempts': 1}, s3={'addressing_style': 'path'}),
            )
        print(json.dumps(merged(clients[service], request), default=plain), flush=True)


main()
