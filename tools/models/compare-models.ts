import type {
  ModelDescription,
  OperationDescription,
  ServiceDescription,
  ShapeDescription,
  ShapeReference,
} from '../../src/models/index.js'
import { compareNames } from './compare-names.js'
import { compareTraits } from './compare-traits.js'

/** One service in two releases. */
interface Pair {
  readonly before: ServiceDescription
  readonly after: ServiceDescription
}

/**
 * What came (`+`), went (`-`) and changed (`~`) in one service, a line each: its metadata, operations, the members
 * of their inputs and outputs, the other shapes' members, pagination rules, waiters, endpoint rules.
 */
export function compareModels(before: ModelDescription, after: ModelDescription): string[] {
  const pair = { before: before.service, after: after.service }
  const metadata = compareTraits(pair.before.metadata, pair.after.metadata)
  const sameEndpoints = JSON.stringify(before.endpointRuleSet) === JSON.stringify(after.endpointRuleSet)
  return [
    ...(metadata === undefined ? [] : [`~ metadata: ${metadata}`]),
    ...compareOperations(pair),
    ...compareShapes(pair),
    ...comparePaginators(before, after),
    ...compareWaiters(before, after),
    ...(sameEndpoints ? [] : ['~ endpoint rules']),
  ]
}

function compareOperations(pair: Pair): string[] {
  return compareNames(pair.before.operations, pair.after.operations, {
    came: (name) => `+ ${name}`,
    went: (name) => `- ${name}`,
    stayed: (name, before, after) => [
      ...line(name, compareTraits(before, after, ['input', 'output', 'errors', 'http'])),
      ...line(name, compareTraits(before.http, after.http)),
      ...line(name, compareTraits({ errors: errorNames(before) }, { errors: errorNames(after) })),
      ...compareStructures(`${name} input`, shapesOf(pair, before.input, after.input)),
      ...compareStructures(`${name} output`, shapesOf(pair, before.output, after.output)),
    ],
  })
}

function errorNames({ errors = [] }: OperationDescription): readonly string[] {
  return errors.map(({ shape }) => shape).sort()
}

type Shapes = readonly [before: ShapeDescription, after: ShapeDescription]

const nothing: ShapeDescription = { type: 'structure' }

function shapesOf({ before, after }: Pair, old?: ShapeReference, now?: ShapeReference): Shapes {
  return [(old && before.shapes[old.shape]) ?? nothing, (now && after.shapes[now.shape]) ?? nothing]
}

/**
 * Compares the shapes that are not an operation's input or output. Shapes in one release only are left out, because the
 * operations or shapes that use them are reported.
 */
function compareShapes(pair: Pair): string[] {
  const inputsAndOutputShapes = inputsAndOutputs(pair)
  const { before, after } = pair
  const names = Object.keys(after.shapes).filter(
    (name) => before.shapes[name] && !inputsAndOutputShapes.has(name),
  )
  return names
    .sort()
    .flatMap((name) =>
      compareStructures(name, [before.shapes[name] ?? nothing, after.shapes[name] ?? nothing]),
    )
}

/** Shapes that are input or output of the same operation in both releases. */
function inputsAndOutputs({ before, after }: Pair): ReadonlySet<string> {
  const shapes = Object.entries(after.operations).flatMap(([name, now]) => {
    const old = before.operations[name]
    const pairs = [
      [old?.input, now.input],
      [old?.output, now.output],
    ]
    return pairs.flatMap(([one, other]) => (one && one.shape === other?.shape ? [one.shape] : []))
  })
  return new Set(shapes)
}

function compareStructures(name: string, [before, after]: Shapes): string[] {
  const members = compareNames(before.members, after.members, {
    came: (member, { shape }) => `+ ${name}.${member}: ${shape}`,
    went: (member) => `- ${name}.${member}`,
    stayed: (member, old, now) => line(`${name}.${member}`, compareTraits(old, now)),
  })
  return [...members, ...compareEnums(name, [before, after]), ...line(name, otherTraits(before, after))]
}

function otherTraits(before: ShapeDescription, after: ShapeDescription): string | undefined {
  return compareTraits(before, after, before.enum && after.enum ? ['members', 'enum'] : ['members'])
}

function compareEnums(name: string, [before, after]: Shapes): string[] {
  const [old, now] = [before.enum, after.enum]
  if (!old || !now) return []
  return [
    ...now.filter((value) => !old.includes(value)).map((value) => `+ ${name} "${value}"`),
    ...old.filter((value) => !now.includes(value)).map((value) => `- ${name} "${value}"`),
  ]
}

function comparePaginators(before: ModelDescription, after: ModelDescription): string[] {
  return compareNames(before.paginators?.pagination, after.paginators?.pagination, {
    came: (name, rule) => `+ paginator ${name}: ${compareTraits({}, rule)?.replaceAll('none -> ', '')}`,
    went: (name) => `- paginator ${name}`,
    stayed: (name, old, now) => line(`paginator ${name}`, compareTraits(old, now)),
  })
}

function compareWaiters(before: ModelDescription, after: ModelDescription): string[] {
  return compareNames(before.waiters?.waiters, after.waiters?.waiters, {
    came: (name, { operation }) => `+ waiter ${name}: ${operation}`,
    went: (name) => `- waiter ${name}`,
    stayed: (name, old, now) => line(`waiter ${name}`, compareTraits(old, now)),
  })
}

function line(name: string, change: string | undefined): string[] {
  return change === undefined ? [] : [`~ ${name}: ${change}`]
}
