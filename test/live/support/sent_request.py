"""A request of botocore as JSON."""

import base64


def sent_request(request):
    body = request.body or b''
    body = body if isinstance(body, (bytes, str)) else body.read()
    body = body.encode() if isinstance(body, str) else body
    headers = {
        name.lower(): value.decode() if isinstance(value, bytes) else value
        for name, value in request.headers.items()
    }
    return {'method': request.method, 'url': request.url, 'headers': headers,
            'body': base64.b64encode(body).decode()}
