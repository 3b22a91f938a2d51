"""moto with several ports over the same data: moto_server.py CERT KEY plain|tls:PORT…"""

import sys
import threading

from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

cert, key, *listeners = sys.argv[1:]
app = DomainDispatcherApplication(create_backend_app)
threads = []
for listener in listeners:
    kind, port = listener.split(":")
    context = (cert, key) if kind == "tls" else None
    options = {"threaded": True, "ssl_context": context, "request_handler": MotoRequestHandler}
    server = make_server("127.0.0.1", int(port), app, **options)
    threads.append(threading.Thread(target=server.serve_forever))
for thread in threads:
    thread.start()
