import type { InventoryFile, ListedOperation } from '../../src/inventory/index.js'
import { loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { decideOperation, type Knowledge, type LeftOutByModel } from './decide-operation.js'
import type { LeftOutBecause } from './decisions.js'

/** The content of `models/inventory.json`, and how it came about. */
export interface BuiltInventory {
  readonly file: InventoryFile
  /** The number of operations left out, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  /** A line for each operation that a person has to decide on, and for each decision without an operation. */
  readonly problems: readonly string[]
}

/** Decides on the operations of these services. Decisions without an operation are found only if these are all. */
export function buildInventory(
  knowledge: Knowledge,
  services: readonly string[] = serviceNames(),
): BuiltInventory {
  const leftOut = new Map<LeftOutByModel | LeftOutBecause, number>()
  const problems: string[] = []
  const listed = services.flatMap((name): [string, Record<string, ListedOperation>][] => {
    const operations: Record<string, ListedOperation> = {}
    const service = loadModel(name)
    for (const operationName of service.operationNames) {
      const operation = service.operation(operationName)
      if (!operation) continue
      const verdict = decideOperation(operation, knowledge)
      if (verdict.kind === 'listed') operations[operationName] = verdict.operation
      else if (verdict.kind === 'undecided') problems.push(`${name} ${operationName}: ${verdict.why}`)
      else leftOut.set(verdict.because, (leftOut.get(verdict.because) ?? 0) + 1)
    }
    return Object.keys(operations).length > 0 ? [[name, operations]] : []
  })
  const file = {
    generatedBy: 'tools/inventory: npm run inventory',
    botocore: shippedIndex().botocore,
    services: Object.fromEntries(listed),
  }
  const isAll = services.length === serviceNames().length
  return {
    file,
    leftOut: Object.fromEntries([...leftOut].sort()),
    problems: isAll ? [...problems, ...unused(knowledge)] : problems,
  }
}

function unused({ decisions, lists }: Knowledge): readonly string[] {
  return [...decisions.unused, ...lists.unused].map(
    (name) => `${name}: a decision about an operation that needs none; remove it`,
  )
}
