import { loadModel, type OperationModel } from '../../../models/index.js'
import {
  ownSpelling,
  type Parameter,
  parameterNames,
  shardNames,
  shortcutNames,
} from '../../arguments/index.js'
import { type OptionName, optionTable, serviceOf } from '../../options/index.js'
import { type Candidate, type Completion, plain } from './candidate.js'
import { completeValue, optionCandidates, type TypedOption, withPrefix } from './complete-options.js'

export interface OperationLine {
  readonly service: string
  readonly operation: string
  /** Behind the operation, up to the word at the cursor. */
  readonly words: readonly string[]
  readonly current: string
}

/** Parameters, our options, and the values of the one that the cursor stands behind. */
export function completeOfOperation({ service, operation, words, current }: OperationLine): Completion {
  const model = loadModel(serviceOf(service)).findOperation(operation)
  return model ? completeWords(model, ownOptions(model), { words, current }) : []
}

/** What may follow the words behind an operation that takes these of our options. */
export function completeWords(
  operation: OperationModel,
  own: readonly TypedOption[],
  { words, current }: Pick<OperationLine, 'words' | 'current'>,
): Completion {
  const parameters = [...parameterNames(operation), ...shortcutNames(operation), ...shardNames(operation)]
  const value = parameterValues(parameters, words, current)
  if (value) return value
  const ownValue = completeValue(own, words, current)
  if (ownValue) return ownValue
  const given = new Set(words)
  return [...parameterCandidates(parameters), ...optionCandidates(own)].filter(
    ({ value: option }) => !given.has(option),
  )
}

function ownOptions(operation: OperationModel): readonly TypedOption[] {
  return (Object.keys(optionTable) as OptionName[]).map((name) => ({
    name,
    spec: optionTable[name],
    spelling: ownSpelling(operation, name),
  }))
}

/** What is required comes first. */
function parameterCandidates(parameters: readonly Parameter[]): readonly Candidate[] {
  const shown = parameters.filter(({ isHidden }) => !isHidden)
  const sorted = [
    ...shown.filter(({ isRequired }) => isRequired),
    ...shown.filter(({ isRequired }) => !isRequired),
  ]
  return sorted.flatMap(({ option, negative, type, isRequired }) => {
    const description = isRequired ? `${type}, required` : type
    return [option, ...(negative === undefined ? [] : [negative])].map((value) => ({ value, description }))
  })
}

/** undefined if the cursor does not stand behind a parameter. A list takes values until the next option. */
function parameterValues(
  parameters: readonly Parameter[],
  words: readonly string[],
  current: string,
): Completion | undefined {
  const equals = /^(--[^=]+)=/.exec(current)
  if (equals) {
    const found = parameters.find(({ option }) => option === equals[1])
    return found && withPrefix(valuesOfParameter(found), equals[0])
  }
  if (current.startsWith('--')) return undefined
  const at = words.findLastIndex((word) => word.startsWith('--'))
  const found = parameters.find(({ option }) => option === words[at])
  if (!found || found.type === 'flag') return undefined
  const isOpen = at === words.length - 1 || found.type === 'list'
  return isOpen ? valuesOfParameter(found) : undefined
}

function valuesOfParameter({ enumValues, type }: Parameter): Completion {
  return type === 'file' ? 'files' : plain(enumValues)
}
