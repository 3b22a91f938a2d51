import type { InventoryFile, ListedOperation } from '../../src/inventory/index.js'
import { loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { decideOperation, type Knowledge, type LeftOutByModel } from './decide-operation.js'
import type { LeftOutBecause } from './decisions.js'

/** The content of `models/inventory.json`, and how it came about. */
export interface BuiltInventory {
  readonly file: InventoryFile
  /** Operations that a person has to decide on, and decisions without an operation. */
  readonly problems: readonly Problem[]
}

interface Problem {
  /** `service Operation`. */
  readonly name: string
  readonly problem: string
}

/** Decides on the operations of these services. Decisions without an operation are found only if these are all. */
export function buildInventory(
  knowledge: Knowledge,
  services: readonly string[] = serviceNames(),
): BuiltInventory {
  const leftOut = new Map<LeftOutByModel | LeftOutBecause, number>()
  const problems: Problem[] = []
  const listed = services.flatMap((name): [string, Record<string, ListedOperation>][] => {
    const operations: Record<string, ListedOperation> = {}
    const service = loadModel(name)
    for (const operationName of service.operationNames) {
      const operation = service.operation(operationName)
      if (!operation) continue
      const verdict = decideOperation(operation, knowledge)
      if (verdict.kind === 'listed') operations[operationName] = verdict.operation
      else if (verdict.kind === 'undecided')
        problems.push({ name: `${name} ${operationName}`, problem: verdict.why })
      else leftOut.set(verdict.because, (leftOut.get(verdict.because) ?? 0) + 1)
    }
    return Object.keys(operations).length > 0 ? [[name, operations]] : []
  })
  const file = {
    generatedBy: 'tools/inventory: npm run inventory',
    botocore: shippedIndex().botocore,
    leftOut: Object.fromEntries([...leftOut].sort()),
    services: Object.fromEntries(listed),
  }
  const isAll = services.length === serviceNames().length
  return {
    file,
    problems: isAll ? [...problems, ...unused(knowledge)] : problems,
  }
}

function unused({ decisions, lists }: Knowledge): readonly Problem[] {
  const problem = 'a decision about an operation that needs none; remove it'
  return [...decisions.unused, ...lists.unused].map((name) => ({ name, problem }))
}
