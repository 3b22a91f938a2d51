import json, os, resource, time

import boto3
from botocore import xform_name
from botocore.config import Config

given = json.loads(os.environ["BENCH_CASE"])
client = boto3.client(
    given["service"],
    region_name="us-east-1",
    endpoint_url=os.environ["BENCH_ENDPOINT"],
    aws_access_key_id="AKIDEXAMPLE",
    aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    config=Config(s3={"addressing_style": "path"}),
)
count = 0
items = 0
for page in client.get_paginator(xform_name(given["operation"])).paginate(**given.get("input", {})):
    for item in page[given["list"]]:
        items += item is not None
    count += 1
    if count == given["warm"]:
        wall, cpu = time.perf_counter(), time.process_time()
    if count == given["warm"] + given["pages"]:
        break
spent = (time.process_time() - cpu) * 1000 / given["pages"]
took = (time.perf_counter() - wall) * 1000 / given["pages"]
assert items
rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu": spent, "wall": took, "rss": rss}))
