import 'node:http'
import 'node:https'
import 'node:zlib'
import 'node:crypto'
import 'node:fs/promises'
import 'node:child_process'
import { report } from '../first-page.mjs'
report([])
