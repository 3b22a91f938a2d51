"""Lists with boto3's paginators, for tests. In (stdin): {"cases": [{"endpoint", "service", "operation", "input",
"config"}]}, JSON. Out (stdout): for each case {"pages", "counts": {result key: how many}, "error"}.

With "fill" in a case, required members that its input lacks are made up. "operation" may be boto3's name or AWS's.
"""

import json
import sys

import boto3
from botocore import xform_name
from botocore.config import Config

session = boto3.session.Session("AKIDEXAMPLE", "not-a-secret", region_name="us-east-1")
clients = {}


def client_of(case):
    key = (case["endpoint"], case["service"])
    if key not in clients:
        config = Config(
            retries={"total_max_attempts": 1},
            inject_host_prefix=False,
            connect_timeout=5,
            read_timeout=20,
            account_id_endpoint_mode="disabled",
        )
        clients[key] = session.client(case["service"], endpoint_url=case["endpoint"], config=config)
    return clients[key]


def made_up(shape, depth=0):
    if shape.type_name == "structure":
        if getattr(shape, "is_document_type", False):
            return {}
        names = list(shape.required_members)
        if getattr(shape, "is_tagged_union", False):
            names = list(shape.members)[:1]
        return {name: made_up(shape.members[name], depth + 1) for name in names} if depth < 9 else {}
    if shape.type_name == "list":
        return [made_up(shape.member, depth + 1)] * max(1, shape.metadata.get("min", 1))
    if shape.type_name == "map":
        return {made_up(shape.key): made_up(shape.value, depth + 1)}
    if shape.type_name in ("integer", "long", "float", "double"):
        return max(1, shape.metadata.get("min", 1))
    if shape.type_name == "boolean":
        return True
    if shape.type_name == "timestamp":
        return 1700000000
    if shape.type_name == "blob":
        return b"x"
    if shape.metadata.get("enum"):
        return shape.metadata["enum"][0]
    return "x" * max(3, shape.metadata.get("min", 3))


def size(value):
    return len(value) if isinstance(value, (list, dict, str)) else value


def list_all(case):
    client = client_of(case)
    name = xform_name(case["operation"])
    given = dict(case.get("input", {}))
    if case.get("fill"):
        operation = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[name])
        shape = operation.input_shape
        for member in shape.required_members if shape else []:
            given.setdefault(member, made_up(shape.members[member]))
    paginator = client.get_paginator(name)
    # A second loop over boto3's own PageIterator begins with the last token: each loop gets its own.
    pages, again = (paginator.paginate(**given, PaginationConfig=case.get("config", {})) for _ in range(2))
    maps, count = {}, 0
    for page in pages:
        count += 1
        for key in pages.result_keys:
            value = key.search(page)
            if isinstance(value, dict):
                maps[key.expression] = maps.get(key.expression, 0) + len(value)
    full = again.build_full_result()
    counts = {key.expression: size(key.search(full)) for key in pages.result_keys}
    counts.update(maps)
    return {"pages": count, "counts": counts}


def answer(case):
    try:
        return list_all(case)
    except Exception as error:  # each case tells its own failure
        return {"error": f"{type(error).__name__}: {error}"[:400]}


json.dump([answer(case) for case in json.load(sys.stdin)["cases"]], sys.stdout)
