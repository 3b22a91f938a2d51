"""Where boto3's S3 client goes under a profile.

Reads a JSON list of {"config", "bucket"} and prints for each the URL that a GetObject is sent to, or {"error": the
error's class}. Nothing is sent.
"""

import json
import os
import sys
import tempfile

import boto3
from botocore.awsrequest import AWSResponse



class Empty:
    def stream(self, **_):
        yield b''


with tempfile.TemporaryDirectory() as folder:
    for name in [name for name in os.environ if name.startswith('AWS_')]:
        del os.environ[name]
    path = os.path.join(folder, 'config')
    os.environ.update(
        AWS_CONFIG_FILE=path,
        AWS_SHARED_CREDENTIALS_FILE=os.path.join(folder, 'credentials'),
        AWS_ACCESS_KEY_ID='AKID',
        AWS_SECRET_ACCESS_KEY='secret',
    )
    for case in json.load(sys.stdin):
        with open(path, 'w') as file:
            file.write(case['config'])
        try:
            urls = []

            def keep(request, **_):
                urls.append(request.url)
                return AWSResponse(request.url, 200, {}, Empty())

            s3 = boto3.session.Session().client('s3')
            s3.meta.events.register('before-send.s3', keep)
            s3.get_object(Bucket=case['bucket'], Key='k')
            print(json.dumps({'url': urls[0]}))
        except Exception as error:
            print(json.dumps({'error': type(error).__name__}))
