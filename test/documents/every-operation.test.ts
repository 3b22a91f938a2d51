import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { validateInput } from '../../src/client/validation/validate-input.js'
import { plainOperations } from '../../src/documents/index.js'
import { loadModel, type OperationModel, type Shape } from '../../src/models/index.js'
import { encodeJson, type Structure } from '../../src/protocols/index.js'
import { responseOf } from '../protocols/support/test-service.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { plainItem, rawValue } from './support/arbitrary-attribute.js'
import { withSameBytes } from './support/raw-bytes.js'
import { holdsAttributes, shapeValues, withAttributes } from './support/shape-values.js'

const numRuns = 12

const operations = ['dynamodb', 'dynamodbstreams'].flatMap((service) => {
  const model = loadModel(service)
  const plainOf = plainOperations(model, true)
  return model.operationNames.flatMap((name) => {
    const operation = model.operation(name)
    return operation ? [{ name: `${service} ${name}`, operation, plain: plainOf(operation) }] : []
  })
})

/** The AWS SDK's plain value of an attribute value, and back. */
const fromSdk = (value: unknown) => unmarshall(value as never, { convertWithoutMapWrapper: true })
const toSdk = (value: unknown) => marshall(value, { convertTopLevelContainer: true })
const plainValue = plainItem.map((item) => Object.values(item)[0] ?? null)

const withAttributeValues = (side: 'input' | 'output') =>
  operations.flatMap((one) => {
    const shape = one.operation[side]
    return shape && holdsAttributes(shape) ? [{ ...one, shape }] : []
  })

describe('the input in plain values is sent as the input in attribute values:', () => {
  it.each(withAttributeValues('input'))('$name', ({ operation, plain, shape }) => {
    const property = fc.property(shapeValues(shape, plainValue), (input) => {
      const raw = withAttributes(shape, input, toSdk)
      expect(() => validateInput(plain, input)).not.toThrow()
      expect(bodyOf(plain, input)).toEqual(bodyOf(operation, withSameBytes(raw)))
    })
    fc.assert(property, { numRuns })
  })
})

describe('null in a structure', () => {
  it('is stored, unlike undefined', () => {
    const plain = plainOperations(loadModel('dynamodb'), true)(operationOf('UpdateItem'))
    const input = {
      TableName: 't',
      Key: { id: 'a' },
      AttributeUpdates: {
        gone: { Value: null, Action: 'PUT' },
        kept: { Value: undefined, Action: 'DELETE' },
      },
    }
    expect(() => validateInput(plain, input)).not.toThrow()
    expect(bodyOf(plain, input)).toMatchObject({
      AttributeUpdates: { gone: { Value: { NULL: true }, Action: 'PUT' }, kept: { Action: 'DELETE' } },
    })
    const wrong = { ...input, AttributeUpdates: { gone: { Value: new Date(0), Actoin: 'PUT' } } }
    expect(() => validateInput(plain, wrong)).toThrow(
      /AttributeUpdates\.gone\.Value: a Date cannot be stored[\s\S]*AttributeUpdates\.gone: unknown parameter "Actoin"/,
    )
  })
})

describe('the output in plain values is the output in attribute values:', () => {
  it.each(withAttributeValues('output'))('$name', ({ operation, plain, shape }) => {
    const property = fc.property(shapeValues(shape, rawValue), (output) => {
      const response = responseOf(encodeJson(shape, output))
      const protocol = loadedProtocol(operation.service)
      const raw = protocol.decodeResponse(operation, response)
      expect(protocol.decodeResponse(plain, response)).toEqual(withAttributes(shape, raw, fromSdk))
    })
    fc.assert(property, { numRuns })
  })
})

describe('an operation without attribute values', () => {
  it('has the shapes of its model', () => {
    const others = operations.filter(({ operation: { input, output } }) => !hasAny(input) && !hasAny(output))
    expect(others.length).toBeGreaterThan(20)
    for (const { operation, plain } of others)
      expect([plain.input, plain.output]).toEqual([operation.input, operation.output])
  })
})

describe('an error with an item', () => {
  it('has plain values', () => {
    const plain = plainOperations(loadModel('dynamodb'), true)(operationOf('PutItem'))
    const body = JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
      Item: { id: { S: 'a' }, tags: { SS: ['x'] } },
    })
    const response = { ...responseOf(body), statusCode: 400 }
    const { code, members } = loadedProtocol(plain.service).decodeError(plain, response)
    expect(code).toBe('ConditionalCheckFailedException')
    expect(members).toEqual({ Item: { id: 'a', tags: new Set(['x']) } })
  })
})

function operationOf(name: string): OperationModel {
  const found = operations.find(({ operation }) => operation.name === name)
  if (!found) throw new Error(`no operation ${name}`)
  return found.operation
}

function hasAny(shape: Shape | undefined): boolean {
  return shape !== undefined && holdsAttributes(shape)
}

function bodyOf(operation: OperationModel, input: unknown): unknown {
  const { body } = loadedProtocol(operation.service).encodeRequest(operation, input as Structure)
  return JSON.parse(String(body))
}
