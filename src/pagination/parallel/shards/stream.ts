import type { WalkPlan } from '../../plan/index.js'
import type { ShardedRule } from '../../rule/index.js'

/** The listing of a stream, and the rule with which its operation reads one shard. */
export interface Stream {
  readonly plan: WalkPlan
  readonly rule: ShardedRule
}
