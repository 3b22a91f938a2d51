import 'node:crypto'
import { report } from '../first-page.mjs'
report([])
