import { type OperationModel, onlyReads } from '../../models/index.js'
import {
  operationCommand,
  ownSpelling,
  type Parameter,
  parameterNames,
  shardNames,
  shortcutNames,
} from '../arguments/index.js'
import { type OptionName, type OptionSpec, optionTable, serviceWord } from '../options/index.js'
import { optionSections } from './option-sections.js'
import { section, twoColumns, widthOf, wrap } from './two-columns.js'

/** `nexttoken describe` shows all of them. */
const mostMembers = 12

/** What `nexttoken SERVICE OPERATION help` shows. */
export function operationHelp(operation: OperationModel, columns: number): string {
  const width = widthOf(columns)
  const call = `nexttoken ${serviceWord(operation.service)} ${operationCommand(operation.name)}`
  const outfile = operation.output?.payload?.streaming ? ['[OUTFILE]'] : []
  const usage = [call, ...requiredWords(operation), '[OPTIONS]', ...outfile]
  return [
    ...firstSections({ usage, facts: factsOf(operation) }, width),
    ...parameterSections(operation, width),
    section('All shards of a stream, with --parallel', twoColumns(shardNames(operation).map(rowOf), width)),
    ...optionSections(width, {
      spelling: (name) => ownSpelling(operation, name),
      isShown: (name) => isShown(operation, name),
    }),
  ]
    .filter((text) => text !== '')
    .join('\n')
}

/** How a command is written, and what it does. */
export function firstSections(
  { usage, facts }: { readonly usage: readonly string[]; readonly facts: readonly string[] },
  width: number,
): string[] {
  const lines = wrap(usage.join(' '), width - 6)
  return [
    section(
      'Usage',
      lines.map((line, index) => (index === 0 ? line : `    ${line}`)),
    ),
    section(
      'What it does',
      facts.flatMap((fact) => wrap(fact, width - 2)),
    ),
  ]
}

/** The required parameters, as a command line has them. */
export function requiredWords(operation: OperationModel): string[] {
  return parameterNames(operation)
    .filter(({ isRequired }) => isRequired)
    .map(({ option, syntax }) => (syntax === '' ? option : `${option} ${syntax}`))
}

/** The parameters of an operation, those first that are required. */
export function parameterSections(operation: OperationModel, width: number): string[] {
  const parameters = parameterNames(operation)
  const required = parameters.filter(({ isRequired }) => isRequired)
  const others = parameters.filter(({ isRequired, isHidden }) => !isRequired && !isHidden)
  return [
    section('Required parameters', twoColumns(required.map(rowOf), width)),
    section('Parameters', twoColumns(others.map(rowOf), width)),
    section('Shortcuts for what is in a parameter', twoColumns(shortcutNames(operation).map(rowOf), width)),
  ]
}

function factsOf(operation: OperationModel): string[] {
  const { paginationRule: rule, traits, output } = operation
  const lists = rule?.resultKeys ?? []
  const listed = lists.length === 0 ? '' : `: ${lists.join(', ')}`
  const members = [...(output?.members.keys() ?? [])]
  const more = members.length - mostMembers
  const named = [...members.slice(0, mostMembers), ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
  const returns = members.length === 0 ? 'It returns nothing.' : `It returns ${named}.`
  return [
    rule ? `It lists all pages${listed}.` : returns,
    ...(onlyReads(operation)
      ? []
      : ['It may change something, so it asks first. Without a terminal it needs --yes.']),
    ...(operation.output?.payload?.streaming
      ? ['Its body goes to OUTFILE; without one, or with -, to standard output.']
      : []),
    ...(traits.deprecated ? ['AWS has deprecated it.'] : []),
  ]
}

function rowOf({ option, negative, syntax, enumValues, shortcut }: Parameter): [string, string] {
  const values = enumValues.length > 0 ? `one of ${enumValues.join(', ')}` : ''
  const name = negative === undefined ? option : `${option} | ${negative}`
  const written =
    values === '' ? syntax : syntax === '' || syntax === '<text>' ? values : `${syntax}: ${values}`
  return [name, shortcut ? [written, `for ${shortcut.path}`].filter(Boolean).join(', ') : written]
}

/** Options of paging say nothing for an operation without pages. */
function isShown({ paginationRule }: OperationModel, name: OptionName): boolean {
  const spec: OptionSpec = optionTable[name]
  if (paginationRule) return true
  return (spec.group !== 'paging' || name === 'deadline') && name !== 'to' && name !== 'append'
}
