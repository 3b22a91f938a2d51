import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, type Shape, serviceNames } from '../../src/models/index.js'

const listed = [...readFileSync('src/sdk/secondary-list.ts', 'utf8').matchAll(/^ {2}\| '(\w+)'$/gm)].map(
  ([, name = '']) => name,
)

interface Paged {
  readonly name: string
  /** The result keys that items() gives without a name: the first, and those that input or answer decide for. */
  readonly own: readonly string[]
  readonly output: Shape
}

const paged = serviceNames().flatMap((service): Paged[] => {
  const model = loadModel(service)
  return model.operationNames.flatMap((name) => asPaged(model.operation(name)))
})

function asPaged(operation: OperationModel | undefined): Paged[] {
  const { resultKeys = [], primaryWhen = {}, itemsOf = [] } = operation?.paginationRule ?? {}
  const own = [...new Set([...resultKeys.slice(0, 1), ...Object.keys(primaryWhen), ...itemsOf])]
  const output = operation?.output
  return output && own.length > 0
    ? [{ name: `${operation.service.name}.${operation.name}`, own, output }]
    : []
}

function membersOf(shape: Shape, type: string): string[] {
  return [...shape.members].filter(([, member]) => member.shape.type === type).map(([name]) => name)
}

/** What `PrimaryKeyOf` makes of a page of this shape. */
function primaryKeys(output: Shape): string[] {
  const lists = membersOf(output, 'list')
  const structures = membersOf(output, 'structure')
  const nested = structures.flatMap((name) => {
    const inner = output.members.get(name)?.shape
    return inner ? membersOf(inner, 'list').map((list) => `${name}.${list}`) : []
  })
  const candidates = [lists.filter((list) => !listed.includes(list)), nested, membersOf(output, 'map'), lists]
  return candidates.find((some) => some.length > 0) ?? []
}

describe('the item type is derived from the types of the SDK', () => {
  it('by the names of lists that are never the main list', () => {
    const primary = new Set(paged.flatMap((operation) => operation.own))
    const beside = paged
      .flatMap(({ output }) => membersOf(output, 'list'))
      .filter((list) => !primary.has(list))
    expect(listed).toEqual([...new Set(beside)].sort())
  })

  it('exactly for nearly all operations, and as a union for a few', () => {
    const exact = paged.filter(({ output, own }) => String(primaryKeys(output)) === String(own))
    const several = paged.filter(({ output, own }) => {
      const keys = primaryKeys(output)
      return keys.length > 1 && own.every((key) => keys.includes(key))
    })
    console.log(`items() without a key: ${exact.length} of ${paged.length} exact, ${several.length} a union`)
    expect(exact.length / paged.length).toBeGreaterThan(0.99)
    // As docs/sdk-v3.md says.
    expect(several).toHaveLength(35)
    expect(several.map(({ name }) => name)).toContain('iam.GetAccountAuthorizationDetails')
  })

  it('as unknown if a page has no candidate list', () => {
    const unknown = paged.filter(({ output }) => primaryKeys(output).length === 0)
    expect(unknown.map(({ name }) => name).sort()).toEqual([
      'ecs.DescribeGatewayResources',
      'lexv2-models.ListTestExecutionResultItems',
      'observabilityadmin.ListResourcesByConnector',
      'pinpoint.GetApplicationDateRangeKpi',
      'pinpoint.GetCampaignDateRangeKpi',
      'pinpoint.GetJourneyDateRangeKpi',
      'rds.DownloadDBLogFilePortion',
    ])
  })

  it('wrongly only for these exceptions', () => {
    const wrong = paged.filter(({ output, own }) => {
      const keys = primaryKeys(output)
      return keys.length > 0 && !own.every((key) => keys.includes(key))
    })
    expect(wrong.map(({ name }) => name).sort()).toEqual([
      'appflow.DescribeConnectors',
      'clouddirectory.ListObjectParents',
      'devops-guru.GetResourceCollection',
      'iottwinmaker.GetPropertyValue',
      'servicecatalog-appregistry.GetAssociatedResource',
    ])
  })
})
