import { listByRule } from '../list-by-rule.mjs'
import { listByBisection } from '../rules/bisection.mjs'

await listByRule(listByBisection)
