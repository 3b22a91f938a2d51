import type { OperationModel } from '../../../models/index.js'
import { compiledRule } from '../../../pagination/index.js'
import { type Command, operationCommand } from '../../arguments/index.js'
import { type OptionName, serviceWord } from '../../options/index.js'
import { followedTimes } from './followed-times.js'

/** Options that mean something only for an operation with pages. */
const ofPages: readonly OptionName[] = [
  'max-items',
  'page-size',
  'starting-token',
  'parallel',
  'unordered',
  'checkpoint',
  'restart',
  'follow',
  'to',
]

/** Options that need another one: any of these. */
const needs: readonly (readonly [option: OptionName, needed: readonly OptionName[]])[] = [
  ['unordered', ['parallel']],
  ['restart', ['checkpoint', 'to']],
  ['append', ['to']],
  ['poll-interval', ['follow']],
  ['concurrency', ['regions', 'profiles', 'accounts']],
  ['fail-fast', ['regions', 'profiles', 'accounts']],
]

/** Options that cannot be combined, and why. */
const conflicts: readonly (readonly [a: OptionName, b: OptionName, why: string])[] = [
  [
    'to',
    'checkpoint',
    '--to keeps its own checkpoint beside the rows, so that no row is lost or written twice',
  ],
  ['to', 'query', '--to writes items by the columns of the model'],
  ['to', 'output', 'the name of the target chooses the format'],
  ['to', 'follow', 'a listing that is followed has no end, and --to puts its result in place at the end'],
  ['to', 'first-page', 'use --max-items to write a part of a listing'],
  ['to', 'no-paginate', 'use --max-items to write a part of a listing'],
  ['first-page', 'parallel', 'one page is one request'],
  ['no-paginate', 'parallel', 'one page is one request'],
  ['first-page', 'follow', 'one page is one request'],
  ['no-paginate', 'follow', 'one page is one request'],
  ['regions', 'region', 'pass one of them'],
  ['profiles', 'profile', 'pass one of them'],
  ['profiles', 'accounts', 'pass one of them'],
]

/** Options that have no meaning if a listing is asked again and again from its last time. */
const notByTimes: readonly OptionName[] = [
  'checkpoint',
  'deadline',
  'max-items',
  'parallel',
  'starting-token',
]

type OptionsAndInput = Pick<Command, 'own' | 'input'>

/** What is wrong with the options of an operation: sentences, one for each problem. */
export function optionConflicts(operation: OperationModel, { own, input }: OptionsAndInput): string[] {
  const has = (name: OptionName) => own[name] !== undefined
  const call = callOf(operation)
  const pageless = operation.paginationRule
    ? []
    : ofPages.filter(has).map((option) => pagelessProblem(call, option))
  return [
    ...pageless,
    ...needs
      .filter(([option, needed]) => has(option) && !needed.some(has))
      .map(([option, needed]) => `--${option} needs ${needed.map((one) => `--${one}`).join(' or ')}`),
    ...conflicts
      .filter(([a, b]) => has(a) && has(b))
      .map(([a, b, why]) => `--${a} and --${b} cannot be combined: ${why}`),
    ...ofPagedOperation(operation, { own, input }),
  ]
}

function pagelessProblem(call: string, option: OptionName): string {
  const remedy = option === 'to' ? '; redirect its output: --output json > FILE' : ''
  return `${call} has no pages, so --${option} cannot be used${remedy}`
}

function ofPagedOperation(operation: OperationModel, { own, input }: OptionsAndInput): string[] {
  if (!operation.paginationRule) return []
  const rule = compiledRule(operation)
  const call = callOf(operation)
  const byTimes = own.follow && followedTimes(rule, input)
  const cannotFollow = own.follow && !byTimes && !rule.isEndless && rule.repeatMeans !== 'end'
  const isEnded = own.follow || own['max-items'] !== undefined || own.deadline !== undefined
  return [
    ...(rule.isEndless && own.parallel !== undefined && !isEnded
      ? [`${call} has no end: add --follow, --max-items or --deadline to --parallel`]
      : []),
    ...(own['max-items'] !== undefined && !rule.primary
      ? [`${call} has no list of items, so --max-items cannot be used`]
      : []),
    ...(own['page-size'] !== undefined && own['page-size'] !== 'max' && !rule.limit
      ? [`${call} has no parameter for the size of a page, so --page-size cannot be used`]
      : []),
    ...(cannotFollow ? [`${call} ends for good, so --follow cannot be used`] : []),
    ...notByTimes
      .filter((name) => byTimes && own[name] !== undefined)
      .map((name) => `${call} is followed by its times, so --${name} cannot be used`),
  ]
}

function callOf({ name, service }: OperationModel): string {
  return `${serviceWord(service)} ${operationCommand(name)}`
}
