type Traits = Readonly<Record<string, unknown>>

/** How traits changed, such as `min 1 -> 5, pattern -> none`; undefined if they did not. */
export function compareTraits(
  before: object,
  after: object,
  except: readonly string[] = [],
): string | undefined {
  const [old, now]: [Traits, Traits] = [{ ...before }, { ...after }]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const changes = names
    .filter((name) => !except.includes(name))
    .map((name) => [name, shown(old[name]), shown(now[name])] as const)
    .filter(([, one, other]) => one !== other)
    .map(([name, one, other]) => `${name} ${shortened(one)} -> ${shortened(other)}`)
  return changes.length === 0 ? undefined : changes.join(', ')
}

function shown(value: unknown): string {
  if (value === undefined) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
