"""Asks a boto3 session what it knows.

Reads a JSON list of {"regions": names of regions} or {"profiles": {"config", "credentials"}} and prints for each
{"services", "partitions", "available": {service: {partition: [regions, all endpoints]}}, "partitionOf"} or {"profiles"}.
"""

import json
import os
import sys
import tempfile

import boto3


def partition_of(session, region):
    try:
        return session.get_partition_for_region(region)
    except Exception:
        return None


def facts_of(regions):
    session = boto3.Session()
    partitions = session.get_available_partitions()
    services = session.get_available_services()
    available = {
        service: {
            partition: [
                session.get_available_regions(service, partition, False),
                session.get_available_regions(service, partition, True),
            ]
            for partition in partitions
        }
        for service in services
    }
    return {
        'services': services,
        'partitions': partitions,
        'available': available,
        'partitionOf': {region: partition_of(session, region) for region in regions},
    }


def profiles_of(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, variable in (('config', 'AWS_CONFIG_FILE'), ('credentials', 'AWS_SHARED_CREDENTIALS_FILE')):
            os.environ[variable] = os.path.join(folder, name)
            with open(os.environ[variable], 'w') as file:
                file.write(files.get(name, ''))
        os.environ.update(files.get('variables', {}))
        session = boto3.Session()
        found = {
            'profiles': session.available_profiles,
            'profile': session.profile_name,
            'region': session.region_name,
        }
        for name in files.get('variables', {}):
            del os.environ[name]
        return found


for name in [name for name in os.environ if name.startswith('AWS_')]:
    del os.environ[name]
for task in json.load(sys.stdin):
    print(json.dumps(facts_of(task['regions']) if 'regions' in task else profiles_of(task['profiles'])))
