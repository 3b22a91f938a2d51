"""Lists with boto3's own paginators.

Reads a task a line, {"endpoint": url, "lists": [...]}, and prints a line of JSON for each of its listings: all pages
merged, or the pages themselves where the operation has no result key, or the error. A service may have an API version:
cloudfront@2019-03-26.
"""

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
    if hasattr(value, 'read'):
        return {'$bytes': base64.b64encode(value.read()).decode()}
    raise TypeError(f'cannot show a {type(value)}')


def client_of(service, endpoint):
    name, _, version = service.partition('@')
    return boto3.client(
        name,
        api_version=version or None,
        region_name='us-east-1',
        endpoint_url=endpoint,
        aws_access_key_id='test',
        aws_secret_access_key='test',
        config=Config(
            retries={'max_attempts': 1},
            s3={'addressing_style': 'path'},
            inject_host_prefix=False,
            parameter_validation=True,
        ),
    )


def listed(client, request):
    names = {'pageSize': 'PageSize', 'maxItems': 'MaxItems'}
    paging = {theirs: request[ours] for ours, theirs in names.items() if request.get(ours)}
    try:
        paginator = client.get_paginator(request['operation'])
        pages = paginator.paginate(PaginationConfig=paging, **request.get('input', {}))
        if paginator.result_keys is None:
            return {'result': {'pages': [{**page, 'ResponseMetadata': None} for page in pages]}}
        return {'result': pages.build_full_result()}
    except Exception as error:  # reported beside the others, not instead of them
        return {'error': f'{type(error).__name__}: {error}'}


def main():
    for line in sys.stdin:
        task = json.loads(line)
        clients = {}
        for request in task['lists']:
            service = request['service']
            if service not in clients:
                clients[service] = client_of(service, task['endpoint'])
            print(json.dumps(listed(clients[service], request), default=plain), flush=True)


if __name__ == '__main__':
    main()
