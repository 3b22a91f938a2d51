"""Walks listings with boto3 in every way in which boto3 can.

Reads a task a line, {"endpoint": url, "walks": [...]}, and prints a line of JSON for each of its walks. A walk is
{"service", "operation", "input", "pageSize", "maxItems", "startingToken"}; its answer has the pages and the error that
ended them, if any, the items of each result key, and the merged result; with "mergedOnly" that alone. A walk with
"call" instead of "operation" calls that operation once; its answer is the result or the error. An input's
{"$bytes": base64} is bytes.
"""

import base64
import json
import sys

from boto3_lists import client_of, plain


def bytes_of(value):
    if isinstance(value, dict):
        if list(value) == ['$bytes']:
            return base64.b64decode(value['$bytes'])
        return {key: bytes_of(item) for key, item in value.items()}
    return [bytes_of(item) for item in value] if isinstance(value, list) else value


def without_metadata(page):
    return {name: member for name, member in page.items() if name != 'ResponseMetadata'}


def collected(iterable, convert=lambda value: value):
    values = []
    try:
        for value in iterable:
            values.append(convert(value))
    except Exception as error:
        return values, f'{type(error).__name__}: {error}'
    return values, None


def walked(client, walk):
    names = {'pageSize': 'PageSize', 'maxItems': 'MaxItems', 'startingToken': 'StartingToken'}
    paging = {theirs: walk[ours] for ours, theirs in names.items() if walk.get(ours)}
    paginator = client.get_paginator(walk['operation'])

    def open_pages():
        return paginator.paginate(PaginationConfig=paging, **bytes_of(walk.get('input', {})))

    try:
        merged = open_pages().build_full_result()
    except Exception:
        merged = None
    if walk.get('mergedOnly'):
        return {'merged': merged}
    pages, error = collected(open_pages(), without_metadata)
    items = {}
    for index, key in enumerate(paginator.result_keys):
        items[key.expression], _ = collected(open_pages().result_key_iters()[index])
    return {'pages': pages, 'items': items, 'merged': merged, 'error': error}


def called(client, walk):
    try:
        return {'result': without_metadata(getattr(client, walk['call'])(**bytes_of(walk.get('input', {}))))}
    except Exception as error:
        return {'error': f'{type(error).__name__}: {error}'}


def main():
    for line in sys.stdin:
        task = json.loads(line)
        clients = {}
        for walk in task['walks']:
            service = walk['service']
            if service not in clients:
                clients[service] = client_of(service, task['endpoint'])
            answer = (called if 'call' in walk else walked)(clients[service], walk)
            print(json.dumps(answer, default=plain), flush=True)


main()
