"""What boto3's clients know of their services, in several regions, and the errors that each has.

Reads a JSON list of regions. Writes a line for each service.
"""

import json
import os
import sys

import botocore.session

# boto3's default is the host without a region; nexttoken has the regional one, unless this says `legacy`.
os.environ['AWS_S3_US_EAST_1_REGIONAL_ENDPOINT'] = 'regional'

regions = json.load(sys.stdin)
session = botocore.session.get_session()


def facts(name, region):
    try:
        client = session.create_client(
            name, region_name=region, aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='secret'
        )
    except Exception as error:  # Not every service has every partition.
        return {'error': str(error)}
    meta = client.meta
    return {
        'region': meta.region_name,
        'partition': meta.partition,
        'endpoint': meta.endpoint_url,
        'called': called(client),
    }


def called(client):
    """Where an operation without input goes: endpoint_url is from an older list, and calls do not always go there."""
    resolver = client._ruleset_resolver
    model = client.meta.service_model
    for name in model.operation_names:
        try:
            return resolver.construct_endpoint(
                operation_model=model.operation_model(name), call_args={}, request_context={}
            ).url
        except Exception:  # This operation's host depends on its input.
            continue


def errors(client):
    exceptions = client.exceptions
    return {
        cls.__name__: code
        for code, cls in exceptions._code_to_exception.items()
    }


for name in session.get_available_services():
    client = session.create_client(
        name, region_name=regions[0], aws_access_key_id='AKIDEXAMPLE', aws_secret_access_key='secret'
    )
    model = client.meta.service_model
    print(
        json.dumps(
            {
                'name': name,
                'serviceId': model.service_id.hyphenize(),
                'apiVersion': model.api_version,
                'protocol': model.resolved_protocol,
                'signingName': model.signing_name,
                'operations': len(model.operation_names),
                'regions': [facts(name, region) for region in regions],
                'errors': errors(client),
                'shapes': [shape.name for shape in model.error_shapes],
            }
        )
    )
