import type { ServiceModel } from '../../models/index.js'
import { escapeXml } from '../../protocols/index.js'
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

/** The elements of an error. `extra` is XML to append. */
export function errorElement({ statusCode, code, message }: Refusal, extra = ''): string {
  const type = statusCode < 500 ? 'Sender' : 'Receiver'
  const parts = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>${extra}`
  return `<Error><Type>${type}</Type>${parts}</Error>`
}
