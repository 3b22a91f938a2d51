import type { ModelIndex } from '../../src/models/index.js'
import { inColumns } from './service-names.js'

/** The text of `src/client/older-versions.ts`: the API versions that ship beside the latest ones, as a type. */
export function declareOlderVersions({ services, botocore }: ModelIndex): string {
  const members = Object.entries(services).flatMap(([name, { olderVersions = [] }]) =>
    olderVersions.length === 0 ? [] : `  readonly ${name}:\n${inColumns(olderVersions, '    ')}\n`,
  )
  return `/**
 * The services that ship with older API versions, and these: those of botocore ${botocore}. Written by \`npm run types\`.
 */
// biome-ignore format: several versions a line
export interface OlderVersions {
${members.join('')}}
`
}
