/** `compute`, called once for each object; the results go with their objects. */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const results = new WeakMap<K, V>()
  return (key) => {
    const known = results.get(key)
    if (known !== undefined) return known
    const made = compute(key)
    results.set(key, made)
    return made
  }
}
