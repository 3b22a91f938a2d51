import 'node:net'
import 'node:zlib'
import { report } from '../first-page.mjs'
report([])
