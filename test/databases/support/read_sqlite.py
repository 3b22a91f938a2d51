"""Runs statements on an SQLite file with Python's own sqlite3, and prints each row as JSON; bytes as {"hex": ...}."""

import json
import math
import sqlite3
import sys

path, sql = sys.argv[1:]
connection = sqlite3.connect(path)
cursor = connection.execute(sql)
names = [column[0] for column in cursor.description or []]


def shown(value):
    if isinstance(value, bytes):
        return {"hex": value.hex()}
    # JSON has no infinite numbers.
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


for row in cursor:
    print(json.dumps({name: shown(value) for name, value in zip(names, row)}))
connection.commit()
connection.close()
