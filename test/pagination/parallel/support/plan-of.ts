import type { OperationModel } from '../../../../src/models/index.js'
import { type PageSender, planWalk, type WalkPlan } from '../../../../src/pagination/plan/index.js'
import { compiledRule } from '../../../../src/pagination/rule/index.js'

type Structure = Record<string, unknown>

const sender: PageSender<Structure, object> = {
  startLoop: () => () => Promise.reject(new Error('a division requests nothing')),
  readFailure: () => ({ code: 'Error', message: '', isRefusal: false, attempts: 1, throttles: 0 }),
  endpoint: {},
}

/** The plan of a listing whose pages nobody requests. */
export function planOf(operation: OperationModel, input: Structure, options = {}): WalkPlan {
  return planWalk({ rule: compiledRule(operation), sender }, input, options)
}
