/** EC2 has more than a thousand types of instances. */
const MOST = 20

/** The values that a model knows, as far as they help to read. */
export function enumText(values: readonly string[]): string {
  const more = values.length - MOST
  const shown = `one of ${values.slice(0, MOST).join(', ')}`
  return more > 0 ? `${shown} and ${more} more, which --output json has` : shown
}
