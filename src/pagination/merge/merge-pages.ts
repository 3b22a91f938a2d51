import type { PageLoop } from '../loop/index.js'
import type { CompiledRule } from '../rule/index.js'
import { type MergedPages, PageMerge } from './page-merge.js'

/**
 * Joins the result keys of all pages, then adds their other members and what belongs to the listing as a whole. If
 * `maxItems` ended the listing, `NextToken` resumes it.
 */
export async function mergePages(rule: CompiledRule, pages: PageLoop): Promise<MergedPages> {
  const merge = new PageMerge(rule)
  for (let page = await pages.next(); !page.done; page = await pages.next()) merge.add(page.value)
  const { result, dropped } = merge.result(pages.nonAggregatePart)
  const { resumeToken } = pages
  return { result: resumeToken === undefined ? result : { ...result, NextToken: resumeToken }, dropped }
}
