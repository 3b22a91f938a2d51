"""Stores and reads items with boto3's Table.

Reads a task a line, {"endpoint": url, "table": name, "put": [item, …], "get": [id, …]}, and prints a line of JSON: the
items of "get". An item is in DynamoDB's own JSON, with bytes as {"$bytes": base64}. It is converted here, and not by boto3, to what a user of Table
writes and reads.
"""

import base64
import json
import sys
from decimal import Decimal

import boto3
from boto3.dynamodb.types import Binary


def native(value):
    ((kind, inner),) = value.items()
    one = {'S': str, 'N': Decimal, 'B': lambda item: base64.b64decode(item['$bytes'])}
    if kind in one:
        return one[kind](inner)
    if kind in ('SS', 'NS', 'BS'):
        return {one[kind[0]](item) for item in inner}
    if kind == 'L':
        return [native(item) for item in inner]
    if kind == 'M':
        return {name: native(item) for name, item in inner.items()}
    return None if kind == 'NULL' else inner


def raw(value):
    if value is None:
        return {'NULL': True}
    if isinstance(value, bool):
        return {'BOOL': value}
    if isinstance(value, str):
        return {'S': value}
    if isinstance(value, Decimal):
        return {'N': str(value)}
    if isinstance(value, (Binary, bytes)):
        return {'B': {'$bytes': base64.b64encode(bytes(value)).decode()}}
    if isinstance(value, set):
        items = [raw(item) for item in value]
        kind = next(iter(items[0]))
        return {kind + 'S': [item[kind] for item in items]}
    if isinstance(value, list):
        return {'L': [raw(item) for item in value]}
    return {'M': {name: raw(item) for name, item in value.items()}}


def main():
    for line in sys.stdin:
        task = json.loads(line)
        resource = boto3.resource(
            'dynamodb',
            region_name='us-east-1',
            endpoint_url=task['endpoint'],
            aws_access_key_id='test',
            aws_secret_access_key='test',
        )
        table = resource.Table(task['table'])
        for item in task['put']:
            table.put_item(Item={name: native(value) for name, value in item.items()})
        found = [table.get_item(Key={'id': one})['Item'] for one in task['get']]
        print(json.dumps([{name: raw(value) for name, value in item.items()} for item in found]), flush=True)


if __name__ == '__main__':
    main()
