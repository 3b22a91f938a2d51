import { readFileSync, writeFileSync } from 'node:fs'
import { formatJson } from '../models/format-json.js'

/** `sdk-v3-paginators.json`: the operations that the AWS SDK v3 has paginators for. */
export interface SdkFacts {
  readonly generatedBy: string
  /** Where the names are from, but for those of `installed`. */
  readonly source: string
  /** Services whose names are from the clients that were installed here. */
  readonly installed: readonly string[]
  /** By AWS's id of the service. */
  readonly services: Readonly<Record<string, readonly string[]>>
  /** AWS's own rules of operations that boto3 has none for, by AWS's id of the service and operation. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, SmithyRule>>>>
}

/** What `smithy.api#paginated` says: members of the input and paths in the output. */
export interface SmithyRule {
  readonly inputToken?: string
  readonly outputToken?: string
  readonly items?: string
  readonly pageSize?: string
}

const file = new URL('sdk-v3-paginators.json', import.meta.url)

export function readSdkFacts(): SdkFacts {
  return JSON.parse(readFileSync(file, 'utf8'))
}

export function writeSdkFacts(facts: SdkFacts): void {
  writeFileSync(file, formatJson(facts))
}
