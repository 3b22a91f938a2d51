import { type OperationModel, onlyReads, type Shape } from '../../../models/index.js'
import {
  operationCommand,
  type Parameter,
  parameterNames,
  shardNames,
  shortcutNames,
} from '../../arguments/index.js'
import { section, twoColumns, widthOf, wrap } from '../../help/index.js'
import { serviceWord } from '../../options/index.js'
import { commandExample } from './command-example.js'
import { enumText } from './enum-text.js'
import { outputLines } from './output-lines.js'
import { pagesLines } from './pages-lines.js'
import { typescriptExample } from './typescript-example.js'

export interface TextShape {
  /** How deep the output is shown. */
  readonly depth: number
  /** Of the terminal. */
  readonly columns: number
}

/** An operation, to read. */
export function operationText(operation: OperationModel, { depth, columns }: TextShape): string {
  const width = widthOf(columns)
  const { output, service, name, http, errors, traits } = operation
  const heading = [
    `${serviceWord(service)} ${operationCommand(name)}`,
    `  ${name}, ${http.method} ${http.requestUri}`,
    `  ${onlyReads(operation) ? 'It only reads.' : 'It may change something: nexttoken asks first, or needs --yes.'}`,
    ...(traits.deprecated ? ['  AWS says that it is deprecated.'] : []),
    ...referenceOf(operation),
    '',
  ].join('\n')
  const codes = errors.map((shape: Shape) => shape.traits.error?.code ?? shape.name).join(', ')
  return [
    heading,
    section('Parameters', parameterLines(operation, width)),
    section('Shortcuts for what is in a parameter', rowsOf(shortcutNames(operation), width)),
    section('All shards of a stream, with --parallel', rowsOf(shardNames(operation), width)),
    section(
      'Output',
      output && output.members.size > 0 ? outputLines(operation, { depth, width: width - 2 }) : ['none'],
    ),
    section(
      'Pages',
      pagesLines(operation).flatMap((line) => wrap(line, width - 2)),
    ),
    section('Errors in the model', codes === '' ? [] : wrap(codes, width - 2)),
    section('Example', [commandExample(operation)]),
    section('Example in TypeScript', typescriptExample(operation).trimEnd().split('\n')),
  ]
    .filter(Boolean)
    .join('\n')
}

function referenceOf({ service, name }: OperationModel): string[] {
  const { uid } = service.metadata
  return uid === undefined ? [] : [`  https://docs.aws.amazon.com/goto/WebAPI/${uid}/${name}`]
}

function parameterLines(operation: OperationModel, width: number): string[] {
  const parameters = parameterNames(operation).filter(({ isHidden }) => !isHidden)
  const sorted = [
    ...parameters.filter(({ isRequired }) => isRequired),
    ...parameters.filter(({ isRequired }) => !isRequired),
  ]
  return sorted.length === 0 ? ['none'] : rowsOf(sorted, width)
}

function rowsOf(parameters: readonly Parameter[], width: number): string[] {
  return twoColumns(
    parameters.map((parameter): [string, string] => [parameter.option, factsOf(parameter)]),
    width,
  )
}

/** Types whose syntax says more than their name. */
const shorthand: ReadonlySet<string> = new Set(['structure', 'map', 'list'])

function factsOf({ type, isRequired, enumValues, syntax, negative, shortcut }: Parameter): string {
  return [
    isRequired ? 'required' : '',
    type === 'flag' && negative ? `flag, or ${negative}` : type,
    enumValues.length > 0 ? enumText(enumValues) : '',
    shorthand.has(type) ? `written as ${syntax}` : '',
    shortcut ? `for ${shortcut.path}` : '',
  ]
    .filter(Boolean)
    .join('; ')
}
