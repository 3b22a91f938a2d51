/** A page as the service sends it, and the same page with rows that differ. */
export interface PageForm {
  readonly name: string
  readonly change: (body: string) => string
}

const ROW = /<Contents>(.*?)<\/Contents>/g
const MEMBER = /<(\w+)>.*?<\/\1>/g

/** Forms of S3's page of keys. Buckets hold objects with and without checksums, and servers that imitate S3 have orders of their own. */
export const keyPages: readonly PageForm[] = [
  { name: 'uniform', change: (body) => body },
  ...[1, 10, 50].map((percent) => ({
    name: `${percent} % of the rows without checksums`,
    change: (body: string) =>
      eachRow(body, (row, index) => (isOneOf(index, percent) ? withoutChecksums(row) : row)),
  })),
  { name: 'every other row in reverse order', change: (body) => eachRow(body, reverseOdd) },
]

/** Most services indent their pages; S3 does not. */
export const indented: PageForm = { name: 'indented', change: indent }

function eachRow(body: string, change: (row: string, index: number) => string): string {
  let index = 0
  return body.replace(ROW, (_, row: string) => `<Contents>${change(row, index++)}</Contents>`)
}

/** Spread evenly over the rows. */
function isOneOf(index: number, percent: number): boolean {
  return Math.floor((index * percent) / 100) !== Math.floor(((index + 1) * percent) / 100)
}

function withoutChecksums(row: string): string {
  return row.replace(/<(Checksum\w+)>[^<]*<\/\1>/g, '')
}

function reverseOdd(row: string, index: number): string {
  return index % 2 === 0 ? row : (row.match(MEMBER) ?? []).reverse().join('')
}

function indent(body: string): string {
  let depth = 0
  return body.replace(/<(\/?)[^>]*?(\/?)>/g, (tag, closes: string, isEmpty: string, at: number) => {
    if (closes) depth--
    const follows = at > 0 && body[at - 1] === '>'
    const margin = follows ? `\n${'    '.repeat(Math.max(0, depth))}` : ''
    if (!closes && !isEmpty && !tag.startsWith('<?')) depth++
    return margin + tag
  })
}
