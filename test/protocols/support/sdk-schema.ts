import type { $OperationSchema, $Schema, $SchemaRef } from '@smithy/types'
import type { Member, OperationModel, Shape, ShapeType, TimestampFormat } from '../../../src/models/index.js'

type Traits = Record<string, unknown>

/** Smithy's numbers for simple schemas: `SCHEMA` of `@smithy/core/schema`. */
const SIMPLE: Readonly<Partial<Record<ShapeType, number>>> = {
  string: 0,
  character: 0,
  integer: 1,
  long: 1,
  float: 1,
  double: 1,
  boolean: 2,
  timestamp: 4,
  blob: 21,
}
const TIMESTAMPS: Readonly<Record<TimestampFormat, number>> = { iso8601: 5, rfc822: 6, unixTimestamp: 7 }
const DOCUMENT = 15
const NAMESPACE = 'test'

/** An operation of botocore's form as the AWS SDK v3's protocol classes take it. */
export function sdkOperation(operation: OperationModel): $OperationSchema {
  const schemas = new Map<string, $SchemaRef>()
  const { method, requestUri, responseCode = 200 } = operation.http
  return {
    namespace: NAMESPACE,
    name: operation.name,
    traits: { http: [method, requestUri, responseCode] },
    input: rootSchema(operation, 'input', schemas),
    output: rootSchema(operation, 'output', schemas),
  }
}

function rootSchema(
  operation: OperationModel,
  side: 'input' | 'output',
  schemas: Map<string, $SchemaRef>,
): $SchemaRef {
  const shape = operation[side]
  if (!shape) return 'unit'
  const { locationName, xmlNamespace } = operation.traits[side] ?? {}
  const traits: Traits = { ...(locationName && { xmlName: locationName }), ...namespace(xmlNamespace) }
  return Object.keys(traits).length ? structureSchema(shape, schemas, traits) : schemaOf(shape, schemas)
}

function schemaOf(shape: Shape, schemas: Map<string, $SchemaRef>): $SchemaRef {
  if (shape.isDocument) return DOCUMENT
  const simple = SIMPLE[shape.type]
  if (simple !== undefined) {
    const format = shape.traits.timestampFormat
    return format ? TIMESTAMPS[format] : simple
  }
  const known = schemas.get(shape.name)
  if (known) return known
  // A reference first: shapes may hold themselves.
  let schema: $Schema | undefined
  schemas.set(shape.name, () => {
    schema ??= aggregateSchema(shape, schemas)
    return schema
  })
  schema = aggregateSchema(shape, schemas)
  return schema
}

function aggregateSchema(shape: Shape, schemas: Map<string, $SchemaRef>): $Schema {
  const traits: Traits = {
    ...(shape.traits.sparse && { sparse: 1 }),
    ...(shape.traits.flattened && { xmlFlattened: 1 }),
    ...namespace(shape.traits.xmlNamespace),
  }
  if (shape.type === 'list') return [1, NAMESPACE, shape.name, traits, memberSchema(shape.element, schemas)]
  if (shape.type === 'map') {
    const key = memberSchema(shape.key, schemas)
    return [2, NAMESPACE, shape.name, traits, key, memberSchema(shape.value, schemas)]
  }
  return structureSchema(shape, schemas, traits)
}

function structureSchema(shape: Shape, schemas: Map<string, $SchemaRef>, traits: Traits): $Schema {
  const members = [...shape.members.values()]
  const names = members.map((member) => member.name)
  const list = members.map((member) => {
    const isPayload = shape.traits.payload === member.name
    return memberSchema(member, schemas, isPayload ? { httpPayload: 1 } : {})
  })
  const all = shape.traits.xmlNamespace ? { ...namespace(shape.traits.xmlNamespace), ...traits } : traits
  return shape.traits.union
    ? [4, NAMESPACE, shape.name, all, names, list]
    : [3, NAMESPACE, shape.name, all, names, list]
}

function memberSchema(member: Member, schemas: Map<string, $SchemaRef>, extra: Traits = {}): $SchemaRef {
  const traits = { ...extra, ...memberTraits(member) }
  const format = member.shape.type === 'timestamp' ? member.timestampFormat : undefined
  return [format ? TIMESTAMPS[format] : schemaOf(member.shape, schemas), traits]
}

function memberTraits(member: Member): Traits {
  const { location, traits } = member
  const name = member.wireName
  if (location === 'uri') return { httpLabel: 1 }
  if (location === 'statusCode') return { httpResponseCode: 1 }
  if (location === 'header')
    return { httpHeader: name, ...(traits.jsonvalue && { mediaType: 'application/json' }) }
  if (location === 'headers') return { httpPrefixHeaders: member.locationName ?? '' }
  if (location === 'querystring')
    return member.shape.type === 'map' ? { httpQueryParams: 1 } : { httpQuery: name }
  return {
    ...(member.locationName && { jsonName: member.locationName, xmlName: member.locationName }),
    ...(traits.flattened && { xmlFlattened: 1 }),
    ...(traits.xmlAttribute && { xmlAttribute: 1 }),
    ...(traits.queryName && { ec2QueryName: traits.queryName }),
    ...namespace(traits.xmlNamespace),
  }
}

function namespace(given: { readonly uri: string; readonly prefix?: string } | string | undefined): Traits {
  if (given === undefined) return {}
  const { uri, prefix = '' } = typeof given === 'string' ? { uri: given } : given
  return { xmlNamespace: [prefix, uri] }
}
