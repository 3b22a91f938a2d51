import { cbor } from '@smithy/core/cbor'

/** A decoded value as botocore's cases write it: dates as seconds, bytes as text, special floats as strings. */
export function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString()
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(comparable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]))
}

/** Two bodies are equal where these are: whitespace and order that mean nothing are taken out. */
export function comparableBody(protocol: string, body: string | Uint8Array): unknown {
  if (protocol === 'smithy-rpc-v2-cbor') return body.length ? comparable(cbor.deserialize(bytes(body))) : ''
  const text = Buffer.from(body).toString()
  if (protocol === 'rest-xml') return canonicalXml(text)
  if (protocol === 'query' || protocol === 'ec2') return text.split('&').sort()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function bytes(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? Buffer.from(body, 'base64') : body
}

function canonicalXml(text: string): string {
  return text
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .replace(
      /<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g,
      (_, name: string, attributes: string, end: string) => {
        const sorted = (attributes.match(/[\w:.-]+="[^"]*"/g) ?? []).sort()
        return `<${[name, ...sorted].join(' ')}>${end ? `</${name}>` : ''}`
      },
    )
    .trim()
}
