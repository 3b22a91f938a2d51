import { listByRule } from '../list-by-rule.mjs'
import { listByStealing } from '../rules/stealing.mjs'

await listByRule(listByStealing)
