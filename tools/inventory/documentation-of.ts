import { openRelease } from '../models/open-release.js'
import { serviceTexts } from './service-texts.js'

/** What a release of botocore says about `service Operation`, without its markup. */
export function documentationOf(path: string): (name: string) => string | undefined {
  const release = openRelease(path)
  return (name) => {
    const [service = '', operation = ''] = name.split(' ')
    const latest = [...serviceTexts(release, service)].at(-1)
    const model = latest === undefined ? undefined : JSON.parse(latest)
    const words: unknown = model?.operations?.[operation]?.documentation
    return typeof words === 'string' ? words.replace(/<[^>]+>/g, '').slice(0, 300) : undefined
  }
}
