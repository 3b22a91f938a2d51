/** The page with a line for each element. */
export function indent(body: string): string {
  let depth = 0
  return body.replace(/<(\/?)[^>]*?(\/?)>/g, (tag, closes: string, isEmpty: string, at: number) => {
    if (closes) depth--
    const follows = at > 0 && body[at - 1] === '>'
    const margin = follows ? `\n${'    '.repeat(Math.max(0, depth))}` : ''
    if (!closes && !isEmpty && !tag.startsWith('<?')) depth++
    return margin + tag
  })
}
