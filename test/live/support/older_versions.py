"""Makes the requests of older API versions with boto3. None is sent.

Reads a task a line, {"service": name, "version": version, "calls": [{"operation": name, "input": {...}, "region":
region}]}, and prints what boto3 knows of the version, and for each call the request or the error.
"""

import json
import sys

import boto3
from botocore.config import Config

from sent_request import sent_request


class Caught(Exception):
    pass


def client_of(task, region):
    return boto3.client(
        task['service'],
        api_version=task['version'],
        region_name=region,
        aws_access_key_id='AKIDEXAMPLE',
        aws_secret_access_key='secret',
        config=Config(retries={'max_attempts': 0}),
    )


def caught(client, call):
    sent = []

    def catch(request, **_):
        sent.append(sent_request(request))
        raise Caught()

    client.meta.events.register('before-send', catch, unique_id='catch')
    try:
        client._make_api_call(call['operation'], call['input'])
    except Caught:
        return {'sent': sent[0]}
    except Exception as error:  # reported beside the others, not instead of them
        return {'error': f'{type(error).__name__}: {error}'}
    finally:
        client.meta.events.unregister('before-send', unique_id='catch')


def known(task):
    clients = {}
    for call in task['calls']:
        if call['region'] not in clients:
            clients[call['region']] = client_of(task, call['region'])
    client = client_of(task, 'us-east-1')
    model = client.meta.service_model
    return {
        'apiVersion': model.api_version,
        'protocol': model.resolved_protocol,
        'operations': sorted(model.operation_names),
        'paginators': sorted(
            operation for name, operation in client.meta.method_to_api_mapping.items() if client.can_paginate(name)
        ),
        'waiters': sorted(client.waiter_names),
        'calls': [caught(clients[call['region']], call) for call in task['calls']],
    }


for line in sys.stdin:
    print(json.dumps(known(json.loads(line))), flush=True)
