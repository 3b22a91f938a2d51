import { openRelease } from '../../src/models/index.js'
import { serviceTexts } from './service-texts.js'

/** What a release of botocore says about `service Operation`, without its markup. */
export function documentationOf(path: string): (name: string) => string | undefined {
  const release = openRelease(path)
  let last: { readonly service: string; readonly operations: Operations } | undefined
  return (name) => {
    const [service = '', operation = ''] = name.split(' ')
    if (last?.service !== service) {
      const latest = [...serviceTexts(release, service)].at(-1)
      last = { service, operations: latest === undefined ? {} : JSON.parse(latest).operations }
    }
    return last.operations[operation]?.documentation
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }
}

type Operations = Readonly<Record<string, { readonly documentation?: string }>>
