/** Verbs that an operation's name begins with if it only reads. */
const readingVerb = /^(?:List|Describe|Get|Search|BatchGet|Lookup|Find|View|Query|Scan|Select)(?=[A-Z0-9])/

/** Whether an operation's name says that it reads. */
export function isReadingName(operation: string): boolean {
  return readingVerb.test(operation) || /^(?:Search|Query|Scan|Select)$/.test(operation)
}

/** `Topics` of `ListTopics`. */
export function withoutReadingVerb(operation: string): string {
  return operation.replace(readingVerb, '')
}
