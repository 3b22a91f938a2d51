import type { ServiceModel, Shape } from '../../models/index.js'
import { encodeXml, escapeXml, type Structure } from '../../protocols/index.js'
import type { Refusal } from '../message/index.js'
import type { Reply } from './server-protocol.js'

export function xmlReply(statusCode: number, root: string): Reply {
  return {
    statusCode,
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${root}`,
  }
}

/** The namespace attribute of a service's documents. */
export function xmlNamespace(service: ServiceModel | undefined): string {
  const namespace = service?.metadata.xmlNamespace
  const uri = typeof namespace === 'string' ? namespace : namespace?.uri
  return uri === undefined ? '' : ` xmlns="${escapeXml(uri)}"`
}

/** The body of an event: a document with the event's shape as its root. */
export function encodeXmlEvent(shape: Shape, value: Structure): string {
  return encodeXml(shape, value, shape.name)
}

/** The elements of an error, with the members of a modelled one. `extra` is XML to append. */
export function errorElement({ statusCode, code, message, shape, members }: Refusal, extra = ''): string {
  const type = statusCode < 500 ? 'Sender' : 'Receiver'
  const others = shape && members ? elementsOf(shape, members) : ''
  const parts = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>${others}${extra}`
  return `<Error><Type>${type}</Type>${parts}</Error>`
}

/** The elements of a structure, without one around them. */
function elementsOf(shape: Shape, members: Structure): string {
  const root = 'Members'
  const { message: _, Message: __, code: ___, Code: ____, ...others } = members
  const document = encodeXml(shape, others, root)
  return document.endsWith('/>') ? '' : document.slice(document.indexOf('>') + 1, -`</${root}>`.length)
}

/** A document with another root, as the service names it and its model does not. */
export function withRoot(document: Uint8Array | string, name: string): Uint8Array | string {
  const text = typeof document === 'string' ? document : Buffer.from(document).toString('utf8')
  const [, old = ''] = /^<([\w:.-]+)/.exec(text) ?? []
  if (old === '' || old === name) return document
  const rest = text.slice(old.length + 1)
  return `<${name}${rest.endsWith(`</${old}>`) ? `${rest.slice(0, -old.length - 1)}${name}>` : rest}`
}
