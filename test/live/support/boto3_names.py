"""Prints the public names of boto3, by the headings of docs/boto3.md, as JSON."""

import inspect
import json
import re

import boto3
import boto3.dynamodb.types
import botocore.config
import botocore.configprovider
import botocore.exceptions
import botocore.paginate
import botocore.session
import botocore.stub
from boto3.s3.inject import copy, download_file, upload_file
from boto3.s3.transfer import TransferConfig


def public(holder):
    return [name for name in dir(holder) if not name.startswith('_')]


def parameters(function):
    return [name for name in inspect.signature(function).parameters if name != 'self']


def client_of(service):
    return boto3.client(service, region_name='us-east-1', aws_access_key_id='a', aws_secret_access_key='b')


def of_module():
    return [
        f'boto3.{name}'
        for name in public(boto3)
        if callable(getattr(boto3, name)) and getattr(boto3, name).__module__.startswith('boto3')
    ]


def of_clients():
    """The members of a client that are no operations, and what boto3 adds to the clients of some services."""
    session = boto3.Session()
    events = session._session.get_component('event_emitter')
    loader = session._session.get_component('data_loader')
    added = {}
    for service in session.get_available_services():
        metadata = loader.load_service_model(service, 'service-2')['metadata']
        name = metadata['serviceId'].lower().replace(' ', '-')
        bases = []
        events.emit(f'creating-client-class.{name}', class_attributes=added, base_classes=bases)
    s3 = client_of('s3')
    return sorted({*public(s3), *added} - {*s3.meta.method_to_api_mapping} - set(operations_among(added)))


def operations_among(names):
    """Handlers also replace some operations."""
    return [name for name in names if name in client_of('ec2').meta.method_to_api_mapping]


def of_paginators():
    classes = [botocore.paginate.Paginator, botocore.paginate.PageIterator]
    names = {name for one in classes for name in public(one)} - {'PAGE_ITERATOR_CLS'}
    source = inspect.getsource(botocore.paginate.Paginator._extract_paging_params)
    config = set(re.findall(r"pagination_config\.get\(\s*'(\w+)'", source))
    assert config == {'MaxItems', 'PageSize', 'StartingToken'}
    return [*names, *[f'PaginationConfig.{name}' for name in config]]


def of_waiters():
    waiter = client_of('s3').get_waiter('bucket_exists')
    source = inspect.getsource(botocore.waiter.Waiter.wait)
    config = re.findall(r"config\.get\(\s*'(\w+)'", source)
    assert sorted(config) == ['Delay', 'MaxAttempts']
    return [*public(waiter), *[f'WaiterConfig.{name}' for name in config]]


def of_config():
    retries = ['total_max_attempts', 'max_attempts', 'mode']
    documentation = inspect.getdoc(botocore.config.Config)
    s3 = documentation[documentation.index(':param s3: A dictionary'):documentation.index(':type retries:')]
    documented = re.findall(r'^ {4}\* ``(\w+)``', s3, re.MULTILINE)
    assert len(documented) >= 5
    validation = inspect.getsource(botocore.config.Config._validate_retry_configuration)
    assert all(f"'{name}'" in validation for name in retries)
    return [
        *botocore.config.Config.OPTION_DEFAULTS,
        *[f's3.{name}' for name in {*documented, *botocore.configprovider.DEFAULT_S3_CONFIG_VARS}],
        *[f'retries.{name}' for name in retries],
    ]


def of_transfers():
    extra = {*parameters(upload_file), *parameters(download_file), *parameters(copy)}
    known = {'Filename', 'Bucket', 'Key', 'CopySource', 'Config'}
    return [*[f'TransferConfig.{name}' for name in parameters(TransferConfig.__init__)], *(extra - known)]


print(json.dumps({
    'Module': of_module(),
    'Session': public(boto3.Session),
    'Session()': parameters(boto3.Session.__init__),
    'Options of a client': parameters(boto3.Session.client),
    'Config': of_config(),
    'A client': of_clients(),
    'meta': public(client_of('s3').meta),
    'Paginators': of_paginators(),
    'Waiters': of_waiters(),
    'Events': public(client_of('s3').meta.events),
    'Transfers': of_transfers(),
    'Stubs': [*public(botocore.stub.Stubber), 'Stubber', 'ANY'],
    'exceptions': public(botocore.exceptions),
    'Resources': boto3.Session().get_available_resources(),
}))
