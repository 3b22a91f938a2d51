"""Reads what nexttoken put, and puts what it is to read: `disposition.py ENDPOINT`, the text of the header on stdin."""
import json
import sys

import boto3

endpoint = sys.argv[1]
text = json.load(sys.stdin)
s3 = boto3.client(
    's3', region_name='us-east-1', endpoint_url=endpoint, aws_access_key_id='test', aws_secret_access_key='test'
)
found = s3.head_object(Bucket='books', Key='by-nexttoken')['ContentDisposition']
s3.put_object(Bucket='books', Key='by-boto3', Body=b'x', ContentDisposition=text)
print(json.dumps(found))
