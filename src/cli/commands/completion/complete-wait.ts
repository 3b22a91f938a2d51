import { loadModel } from '../../../models/index.js'
import { operationCommand } from '../../arguments/index.js'
import { ofWait, optionTable, serviceOf, waitOptions } from '../../options/index.js'
import { type Candidate, type Completion, plain } from './candidate.js'
import { completeWords } from './complete-operation.js'

export interface WaitLine {
  readonly service: string
  /** Behind `wait`, up to the word at the cursor. */
  readonly words: readonly string[]
  readonly current: string
}

/** `wait`, among the operations of a service that has waiters. */
export function waitCandidate(service: string): readonly Candidate[] {
  const { waiterNames } = loadModel(serviceOf(service))
  return waiterNames.length > 0 ? [{ value: 'wait', description: 'Wait until a resource has a state.' }] : []
}

/** Waiters; behind one, the parameters of its operation and the options of a wait. */
export function completeOfWait({ service, words: [name, ...words], current }: WaitLine): Completion {
  const model = loadModel(serviceOf(service))
  if (name === undefined) return plain(model.waiterNames.map(operationCommand))
  const operation = model.operation(model.findWaiter(name)?.[1].operation ?? '')
  if (!operation) return []
  const own = Object.entries(waitOptions).map(([option, spec]) => ({
    name: option,
    spec,
    spelling: `--${option}`,
  }))
  const taken = ofWait.map((option) => ({
    name: option,
    spec: optionTable[option],
    spelling: `--${option}`,
  }))
  return completeWords(operation, [...own, ...taken], { words, current })
}
