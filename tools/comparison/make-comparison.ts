import { readFileSync } from 'node:fs'
import { compare } from './compare.js'
import { comparisonPage } from './comparison-page.js'

/** The page that the program would write. */
export async function makeComparison(): Promise<string> {
  const [, boto3 = ''] = /^boto3==(.*)$/m.exec(readFileSync('test/live/requirements.txt', 'utf8')) ?? []
  return comparisonPage(await compare(), boto3)
}
