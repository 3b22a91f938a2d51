"""Finds credentials with botocore.

Reads a JSON list of {"variables", "config", "credentials", "profile"} and prints for each {"key": the access key, or
"none"}, or {"error": its class}.
"""

import json
import os
import sys
import tempfile

import botocore.session

with tempfile.TemporaryDirectory() as folder:
    before = {name: value for name, value in os.environ.items() if not name.startswith('AWS_')}
    for case in json.load(sys.stdin):
        files = {name: os.path.join(folder, name) for name in ('config', 'credentials')}
        for name, path in files.items():
            with open(path, 'w') as file:
                file.write(case.get(name) or '')
        os.environ.clear()
        os.environ.update(
            before,
            AWS_CONFIG_FILE=files['config'],
            AWS_SHARED_CREDENTIALS_FILE=files['credentials'],
            AWS_EC2_METADATA_DISABLED='true',
            BOTO_CONFIG=os.path.join(folder, 'boto'),
            **case.get('variables', {}),
        )
        try:
            session = botocore.session.Session(profile=case.get('profile'))
            credentials = session.get_credentials()
            key = credentials.get_frozen_credentials().access_key if credentials else 'none'
            print(json.dumps({'key': key}))
        except Exception as error:
            print(json.dumps({'error': type(error).__name__}))
