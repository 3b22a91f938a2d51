import 'nexttoken'
import { report } from '../first-page.mjs'
report([])
