import { describe, expect, it } from 'vitest'
import { loadModel, type Shape, serviceNames } from '../../src/models/index.js'
import type { Structure } from '../../src/protocols/index.js'
import { compileGenerator } from '../../src/simulator/values/generate-value.js'
import { operationOf } from './support/ask.js'

function itemAt(name: string, index: number): Structure {
  const { output, service, paginationRule } = operationOf(name)
  const shape = output?.members.get(paginationRule?.resultKeys[0] ?? '')?.shape.element.shape
  if (!shape) throw new Error(`${name} has no list`)
  return compileGenerator(shape, 'Item', { service: service.name })(index) as Structure
}

/** What does not fit its shape, as paths. */
function misfits(shape: Shape, value: unknown, path = ''): string[] {
  const { min, max, union, enum: values } = shape.traits
  const isOutside = (size: number) =>
    (min !== undefined && size < min) || (max !== undefined && max > 0 && size > max)
  switch (shape.type) {
    case 'structure': {
      if (shape.isDocument) return []
      const given = Object.keys(value as object)
      const isWrong = union ? given.length !== 1 : [...shape.required].some((name) => !given.includes(name))
      const inner = given.flatMap((name) => {
        const member = shape.members.get(name)
        return member
          ? misfits(member.shape, (value as Structure)[name], `${path}.${name}`)
          : [`${path}.${name}?`]
      })
      return isWrong ? [`${path}: ${given}`, ...inner] : inner
    }
    case 'list':
      return (value as unknown[]).flatMap((item, at) => misfits(shape.element.shape, item, `${path}[${at}]`))
    case 'map':
      return Object.entries(value as object).flatMap(([key, item]) =>
        misfits(shape.value.shape, item, `${path}.${key}`),
      )
    case 'string':
      if (typeof value !== 'string') return [`${path} is ${typeof value}`]
      return values
        ? values.includes(value)
          ? []
          : [`${path} is ${value}`]
        : isOutside(value.length)
          ? [`${path} has ${value.length}`]
          : []
    case 'blob':
      return value instanceof Uint8Array ? [] : [`${path} is ${typeof value}`]
    case 'timestamp':
      return value instanceof Date ? [] : [`${path} is ${typeof value}`]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${path} is ${typeof value}`]
    default:
      return typeof value === 'number' && !isOutside(value) ? [] : [`${path} is ${value}`]
  }
}

describe('a generated item', () => {
  it('shows its index and its service', () => {
    expect(itemAt('sns.ListTopics', 42)).toEqual({
      TopicArn: 'arn:aws:sns:us-east-1:123456789012:TopicArn-000042',
    })
  })

  it('differs for each index, and is the same each time', () => {
    const items = Array.from({ length: 50 }, (_, index) => JSON.stringify(itemAt('iam.ListRoles', index)))
    expect(new Set(items).size).toBe(50)
    expect(JSON.stringify(itemAt('iam.ListRoles', 7))).toBe(items[7])
  })

  it('has list elements that differ, and every kind of value', () => {
    expect(itemAt('iam.ListRoles', 1)).toMatchObject({
      Path: 'Path-000001',
      CreateDate: new Date('2024-01-01T00:00:01Z'),
      MaxSessionDuration: 3601,
      Tags: [
        { Key: 'Key-000001', Value: 'Value-000001' },
        { Key: 'Key2-000001', Value: 'Value2-000001' },
      ],
    })
  })

  it('of a recursive shape ends', () => {
    const [outer] = itemAt('emr.ListInstanceGroups', 0).Configurations as Structure[]
    expect(outer).toMatchObject({ Classification: 'Classification-000000' })
    expect(outer?.Configurations).toEqual([])
  })

  it('is one member of a union, another for each index', () => {
    const attributes = Array.from(
      { length: 12 },
      (_, index) => Object.values(itemAt('dynamodb.Scan', index))[0],
    )
    const types = attributes.flatMap((attribute) => Object.keys(attribute as object))
    expect(types).toHaveLength(12)
    expect(new Set(types)).toEqual(new Set(['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']))
  })

  it('conforms to its shape in every paginated operation', () => {
    const wrong = serviceNames().flatMap((name) => {
      const service = loadModel(name)
      const pageable = service.operationNames.filter((operation) => service.paginationRule(operation))
      return pageable.flatMap((operationName) => {
        const shape = service.operation(operationName)?.output
        if (!shape) return []
        const value = compileGenerator(shape, 'Output', { service: name })(12)
        return misfits(shape, value, `${name}.${operationName}`)
      })
    })
    expect(wrong).toEqual([])
  })
})
