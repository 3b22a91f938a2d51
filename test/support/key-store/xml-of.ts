import type { ListAnswer } from './list-answer.js'
import type { ListedItem } from './list-entries.js'
import { objectOf, prefixOf, versionOf } from './page-of.js'
import type { StoreError } from './store-error.js'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'

/** The page as S3 writes it: versions and delete markers in the order in which they are stored. */
export function xmlOf(answer: ListAnswer): string {
  const root = answer.operation === 'ListObjectVersions' ? 'ListVersionsResult' : 'ListBucketResult'
  const body = elements(answer.members) + answer.items.map((item) => itemXml(item, answer)).join('')
  return `${head}<${root} ${namespace}>${body}</${root}>`
}

export function errorXml({ code, message }: StoreError): string {
  return `${head}<Error>${elements({ Code: code, Message: message, RequestId: '0' })}</Error>`
}

function itemXml(item: ListedItem, { operation, isEncoded }: ListAnswer): string {
  if (item.kind === 'prefix') return element('CommonPrefixes', prefixOf(item, isEncoded))
  if (operation !== 'ListObjectVersions') return element('Contents', objectOf(item, isEncoded))
  return element(item.entry.isDeleteMarker ? 'DeleteMarker' : 'Version', versionOf(item, isEncoded))
}

function element(name: string, members: Readonly<Record<string, unknown>>): string {
  return `<${name}>${elements(members)}</${name}>`
}

function elements(members: Readonly<Record<string, unknown>>): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${escaped(textOf(value))}</${name}>`)
    .join('')
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
