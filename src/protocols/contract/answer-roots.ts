import type { OperationModel, Shape, ShapeReference } from '../../models/index.js'

/** Names of outermost elements that a service sends and its model does not say, by operation. */
export type AnswerRoots = Readonly<Record<string, readonly string[]>>

/** The names that the root of an operation's answer may have, the usual one first. */
export type RootNames = (operation: OperationModel) => readonly string[]

interface KnownRoots {
  readonly namesOf: RootNames
  readonly names: ReadonlySet<string>
  readonly wires: readonly Uint8Array[]
}

const known = new WeakMap<OperationModel, KnownRoots>()

/** The names as bytes, made once per operation. */
export function rootWires(operation: OperationModel, namesOf: RootNames): readonly Uint8Array[] {
  const found = known.get(operation)
  if (found?.namesOf === namesOf) return found.wires
  const names = new Set(namesOf(operation))
  const wires = [...names].map((name) => Buffer.from(name))
  known.set(operation, { namesOf, names, wires })
  return wires
}

/** Whether an operation whose answers were read may answer with this root. */
export function isOwnRoot(operation: OperationModel, root: string): boolean {
  return known.get(operation)?.names.has(root) ?? false
}

/** `query` and `ec2` have one name per operation: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function actionRoots({ name }: OperationModel): readonly string[] {
  return [`${name}Response`]
}

/**
 * What the root of an answer of `rest-xml` may be called: as `special` says, as the model says, or as servers make it
 * of the operation's name (moto: `ListObjectsV2Response`).
 */
export function restRoots(special: AnswerRoots = NONE): RootNames {
  const found = restNames.get(special)
  if (found) return found
  const namesOf: RootNames = ({ name, output, traits }) => {
    const own = Object.hasOwn(special, name) ? (special[name] ?? []) : []
    const modelled = output && traits.output ? modelledRoots(output, traits.output) : []
    return [...own, ...modelled, `${name}Result`, `${name}Response`, `${name}Output`]
  }
  restNames.set(special, namesOf)
  return namesOf
}

const NONE: AnswerRoots = {}
const restNames = new WeakMap<AnswerRoots, RootNames>()

function modelledRoots(output: Shape, reference: ShapeReference): string[] {
  const { payload } = output
  const names = payload
    ? [payload.locationName, payload.shape.name, payload.name]
    : [reference.locationName, output.traits.locationName, output.name]
  return names.filter((name) => name !== undefined)
}

/** Whether another operation of the service may answer with this root, and this operation may not. */
export function isOtherRoot({ service, name }: OperationModel, root: string, namesOf: RootNames): boolean {
  return service.operationNames.some((other) => {
    const operation = other === name ? undefined : service.operation(other)
    return operation !== undefined && namesOf(operation).includes(root)
  })
}
