import type { OperationModel, Shape, ShapeReference } from '../../models/index.js'
import { memoize } from '../../values/index.js'

/**
 * Names of root elements that a service sends and its model does not contain, by operation.
 *
 * @example { ListObjectsV2: ['ListBucketResult'] }
 */
export type ResponseRoots = Readonly<Record<string, readonly string[]>>

/** The names that the root of an operation's response can have, the usual one first. */
export type RootNames = (operation: OperationModel) => readonly string[]

interface KnownRoots {
  readonly namesOf: RootNames
  readonly names: ReadonlySet<string>
  readonly bytes: readonly Uint8Array[]
}

const known = new WeakMap<OperationModel, KnownRoots>()

/** The names as bytes, computed once per operation. */
export function rootNameBytes(operation: OperationModel, namesOf: RootNames): readonly Uint8Array[] {
  const found = known.get(operation)
  if (found?.namesOf === namesOf) return found.bytes
  const names = new Set(namesOf(operation))
  const bytes = [...names].map((name) => Buffer.from(name))
  known.set(operation, { namesOf, names, bytes })
  return bytes
}

/** Whether a response of the operation can have this root, once one of its responses was read. */
export function isOwnRoot(operation: OperationModel, root: string): boolean {
  return known.get(operation)?.names.has(root) ?? false
}

/** `query` and `ec2` have one name per operation: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function actionRoots({ name }: OperationModel): readonly string[] {
  return [`${name}Response`]
}

const NO_ROOTS: ResponseRoots = {}
const rootNamesOf = memoize(compileRootNames)

/**
 * The root names of `rest-xml`: those that the service's hooks add, those of the model, and those that servers derive
 * from the operation's name (moto: `ListObjectsV2Response`).
 */
export function restRoots(added: ResponseRoots = NO_ROOTS): RootNames {
  return rootNamesOf(added)
}

function compileRootNames(added: ResponseRoots): RootNames {
  return ({ name, output, traits }) => {
    const own = Object.hasOwn(added, name) ? (added[name] ?? []) : []
    const modelled = output && traits.output ? modelledRoots(output, traits.output) : []
    return [...own, ...modelled, `${name}Result`, `${name}Response`, `${name}Output`]
  }
}

function modelledRoots(output: Shape, reference: ShapeReference): string[] {
  const { payload } = output
  const names = payload
    ? [payload.locationName, payload.shape.name, payload.name]
    : [reference.locationName, output.traits.locationName, output.name]
  return names.filter((name) => name !== undefined)
}

/** Whether another operation of the service can respond with this root. */
export function isRootOfOther({ service, name }: OperationModel, root: string, namesOf: RootNames): boolean {
  return service.operationNames.some((other) => {
    const operation = other === name ? undefined : service.operation(other)
    return operation !== undefined && namesOf(operation).includes(root)
  })
}
