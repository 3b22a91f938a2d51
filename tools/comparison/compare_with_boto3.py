"""What boto3 makes of a scenario: one JSON object in, one out (tools/comparison/scenario.ts says which)."""

import json
import sys

import boto3
import jmespath
from botocore import xform_name
from botocore.config import Config
from botocore.exceptions import ClientError, OperationNotPageableError


def name_of(error):
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__


class Run:
    def __init__(self, scenario):
        self.scenario = scenario
        self.items = []
        self.value = None
        self.client = boto3.client(
            scenario["service"],
            region_name="us-east-1",
            endpoint_url=scenario["endpoint"],
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
        )

    def take(self, page):
        self.items += page.get(self.scenario["key"]) or []

    def pages(self, **options):
        if "pageSize" in self.scenario:
            options["PageSize"] = self.scenario["pageSize"]
        paginator = self.client.get_paginator(xform_name(self.scenario["operation"]))
        return paginator.paginate(**self.scenario.get("input", {}), PaginationConfig=options)

    def call(self):
        operation = getattr(self.client, xform_name(self.scenario["operation"]))
        self.take(operation(**self.scenario.get("input", {})))

    def list(self):
        for page in self.pages():
            self.take(page)

    def retry(self):
        pages = iter(self.pages())
        while True:
            try:
                self.take(next(pages))
            except StopIteration:
                return
            except ClientError:
                continue

    def limit(self):
        pages = self.pages(MaxItems=7)
        for page in pages:
            self.take(page)
        for page in self.pages(StartingToken=pages.resume_token):
            self.take(page)

    def leave(self):
        pages = self.pages()
        for page in pages:
            self.items += (page.get(self.scenario["key"]) or [])[:7]
            break
        for page in self.pages(StartingToken=pages.resume_token):
            self.take(page)

    def full(self):
        result = self.pages().build_full_result()
        self.take(result)
        if "show" in self.scenario:
            self.value = jmespath.search(self.scenario["show"], result)


def observe(scenario):
    run = Run(scenario)
    observed = {}
    try:
        getattr(run, scenario["mode"])()
    except OperationNotPageableError:
        observed["lacks"] = "no paginator"
    except Exception as error:
        observed["error"] = name_of(error)
    kept = {json.dumps(item, sort_keys=True, default=str) for item in run.items}
    observed.update(items=len(run.items), distinct=len(kept))
    if run.value is not None:
        observed["value"] = json.dumps(run.value, separators=(",", ":"), default=str)
    return observed


print(json.dumps(observe(json.load(sys.stdin))))
