"""Runs statements on an SQLite file with Python's own sqlite3, and prints each row as JSON; bytes as {"hex": ...}."""

import json
import sqlite3
import sys

path, sql = sys.argv[1:]
connection = sqlite3.connect(path)
cursor = connection.execute(sql)
names = [column[0] for column in cursor.description or []]
for row in cursor:
    print(json.dumps(dict(zip(names, row)), default=lambda value: {"hex": value.hex()}))
connection.commit()
connection.close()
