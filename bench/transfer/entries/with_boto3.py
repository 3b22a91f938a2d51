"""Uploads or downloads a file with boto3's S3Transfer, with its defaults, and prints what it cost."""

import json
import os
import resource
import time

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config

size = int(os.environ['BENCH_SIZE'])
file = os.environ['BENCH_FILE']
before = os.times()
wall = time.monotonic()
client = boto3.client(
    's3',
    region_name='us-east-1',
    endpoint_url=os.environ['BENCH_ENDPOINT'],
    aws_access_key_id='bench',
    aws_secret_access_key='bench',
    config=Config(s3={'addressing_style': 'path'}),
)
config = TransferConfig(preferred_transfer_client='classic')
if os.environ['BENCH_VERB'] == 'upload':
    client.upload_file(file, 'films', 'moby.mp4', Config=config)
else:
    client.download_file('films', 'moby.mp4', f'{file}.boto3', Config=config)
seconds = time.monotonic() - wall
after = os.times()
cpu = (after.user - before.user + after.system - before.system) * 1000
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({'rate': size / 1e6 / seconds, 'cpu': cpu / (size / 1e9), 'rss': rss}))
