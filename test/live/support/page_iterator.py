"""Runs botocore's own PageIterator over pages that are given. JSON in (a list of cases), JSON lines out.

A case holds a pagination rule, the pages that come in turn, an input, options and a search expression. The answer
holds what was asked for, the pages, the items of each result key, the search's results, the merged result, the
resume token and the error, if any. Bytes are {"$bytes": base64} both ways.
"""

import base64
import copy
import json
import sys
from types import SimpleNamespace

from botocore.paginate import Paginator


def revive(value):
    if isinstance(value, list):
        return [revive(element) for element in value]
    if isinstance(value, dict):
        if list(value) == ["$bytes"]:
            return base64.b64decode(value["$bytes"])
        return {name: revive(member) for name, member in value.items()}
    return value


def plain(value):
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


def open_pages(case, inputs):
    answers = iter(copy.deepcopy(case["pages"]))

    def method(**kwargs):
        inputs.append(copy.deepcopy(kwargs))
        return next(answers)

    limit = SimpleNamespace(type_name=case.get("limitType", "integer"))
    members = {case["rule"].get("limit_key"): limit}
    model = SimpleNamespace(input_shape=SimpleNamespace(members=members))
    paginator = Paginator(method, case["rule"], model)
    return paginator.paginate(PaginationConfig=case["options"], **copy.deepcopy(case["input"]))


def collect(iterable, into):
    for value in iterable:
        into.append(copy.deepcopy(value))


def attempt(run):
    try:
        run()
    except Exception as error:
        return type(error).__name__
    return None


def run_case(case):
    answer = {"inputs": [], "pages": [], "items": [], "search": []}

    def pages():
        iterator = open_pages(case, answer["inputs"])
        try:
            collect(iterator, answer["pages"])
        finally:
            answer["resumeToken"] = iterator.resume_token
            answer["nonAggregatePart"] = iterator.non_aggregate_part

    def items(index):
        answer["items"].append([])
        collect(open_pages(case, []).result_key_iters()[index], answer["items"][index])

    def merged():
        answer["merged"] = open_pages(case, []).build_full_result()

    answer["error"] = attempt(pages)
    if answer["error"] is None or answer["pages"]:
        for index in range(len(open_pages(case, []).result_keys)):
            attempt(lambda: items(index))
    attempt(lambda: collect(open_pages(case, []).search(case["search"]), answer["search"]))
    answer["mergeError"] = attempt(merged)
    return answer


for case in revive(json.load(sys.stdin)):
    print(json.dumps(plain(run_case(case))))
