/** Returns what a list's elements are called: `QueueUrl` for `QueueUrls`, `Policy` for `Policies`. */
export function singular(listName: string): string {
  if (/[^aeiou]ies$/i.test(listName)) return listName.replace(/ies$/i, 'y')
  if (/(?:ss|x|ch|sh)es$/i.test(listName)) return listName.slice(0, -2)
  return /[^s]s$/i.test(listName) ? listName.slice(0, -1) : listName
}
