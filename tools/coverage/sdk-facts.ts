import { readFileSync, writeFileSync } from 'node:fs'
import { formatJson } from '../models/format-json.js'

/** `sdk-v3-paginators.json`: the operations that the AWS SDK v3 has paginators for. */
export interface SdkFacts {
  readonly generatedBy: string
  /** The source of the names, except those of `installed`. */
  readonly source: string
  /** Services whose names come from clients that were installed here. */
  readonly installed: readonly string[]
  /** By AWS's id of the service. */
  readonly services: Readonly<Record<string, readonly string[]>>
  /** AWS's own rules of operations without a rule of boto3's, by AWS's id of the service and operation. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, SmithyRule>>>>
}

/** The content of `smithy.api#paginated`: members of the input and paths in the output. */
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
