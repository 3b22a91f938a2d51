import type { Answer, Asked } from '../scenario.js'

/** The form of a service's pages. */
export interface PageForm {
  readonly key: string
  readonly token: string
  item(index: number): unknown
}

export const logGroups: PageForm = {
  key: 'logGroups',
  token: 'nextToken',
  item: (index) => ({ logGroupName: `group-${index}`, creationTime: 1_700_000_000_000 + index }),
}

/** Items `from` to `to`, and the token of the page that follows. */
export function pageOf(form: PageForm, from: number, to: number, next?: number | string): Answer {
  const items = Array.from({ length: Math.max(0, to - from) }, (_, index) => form.item(from + index))
  const token = typeof next === 'number' ? `page-${next}` : next
  return { body: { [form.key]: items, ...(token !== undefined && { [form.token]: token }) } }
}

/** Ten items a page, up to the number of stored items. */
export function tens(form: PageForm, stored: number): (asked: Asked) => Answer {
  return ({ page }) => {
    const to = Math.min(stored, (page + 1) * 10)
    return pageOf(form, page * 10, to, to < stored ? page + 1 : undefined)
  }
}

/** An error of a service with a JSON protocol. */
export function refusal(code: string, message = 'refused', status = 400): Answer {
  return { status, body: { __type: code, message } }
}
