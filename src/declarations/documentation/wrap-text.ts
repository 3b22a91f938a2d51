/** What a line must not begin with, because Markdown or JSDoc would read it as a list, a heading, a quote or a tag. */
const notFirst = /^(?:[-+>#@|]|\d+[.)]$)/

/** Divides a paragraph into lines of at most `width` characters; a longer word has a line of its own. Line breaks stay. */
export function wrapText(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((part) => wrapLine(part, width))
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || longer.length <= width || notFirst.test(word)) {
      line = longer
      continue
    }
    lines.push(line)
    line = word
  }
  return [...lines, line]
}
