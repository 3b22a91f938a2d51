import 'node:net'
import 'node:zlib'
import 'node:crypto'
import { report } from '../first-page.mjs'
report([])
