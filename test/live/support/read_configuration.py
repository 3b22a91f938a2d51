"""Reads shared configuration files with botocore's own loader.

Reads a JSON list of {"config", "credentials"}, each base64 or null for a file that is not there, and prints for each
what a session knows of them, as sorted pairs, or the class of the error.
"""

import base64
import json
import os
import sys
import tempfile

import botocore.session


def pairs(value):
    return [[key, pairs(value[key])] for key in sorted(value)] if isinstance(value, dict) else value


def write(path, content):
    if os.path.exists(path):
        os.remove(path)
    if content is not None:
        with open(path, 'wb') as file:
            file.write(base64.b64decode(content))


with tempfile.TemporaryDirectory() as folder:
    files = {'config': os.path.join(folder, 'config'), 'credentials': os.path.join(folder, 'credentials')}
    for name in [name for name in os.environ if name.startswith('AWS_')]:
        del os.environ[name]
    os.environ['AWS_CONFIG_FILE'] = files['config']
    os.environ['AWS_SHARED_CREDENTIALS_FILE'] = files['credentials']
    session = botocore.session.Session()
    for case in json.load(sys.stdin):
        for name, path in files.items():
            write(path, case[name])
        try:
            session._config = None  # What it keeps of the last case's files.
            config = session.full_config
            wanted = ('profiles', 'sso_sessions', 'services')
            answer = {name: pairs(config.get(name, {})) for name in wanted}
        except Exception as error:
            answer = {'error': type(error).__name__}
        print(json.dumps(answer))
