/**
 * Merges groups of jobs, such as those of an account: up to `width` groups are open at once, and each gives one job in
 * turn. A group that has ended makes room for the next one.
 */
export async function* interleave<J>(
  groups: AsyncIterable<AsyncIterable<J> | Iterable<J>>,
  width: number,
): AsyncGenerator<J, void> {
  const source = groups[Symbol.asyncIterator]()
  const open: (AsyncIterator<J> | Iterator<J>)[] = []
  let hasMore = true
  try {
    while (hasMore || open.length > 0) {
      // One at a time, so that the jobs of the first groups do not wait until all are open.
      if (hasMore && open.length < width) {
        const next = await source.next()
        if (next.done) hasMore = false
        else open.push(iteratorOf(next.value))
      }
      for (const group of [...open]) {
        const job = await group.next()
        if (job.done) open.splice(open.indexOf(group), 1)
        else yield job.value
      }
    }
  } finally {
    for (const group of open) await group.return?.()
    await source.return?.()
  }
}

function iteratorOf<J>(group: AsyncIterable<J> | Iterable<J>): AsyncIterator<J> | Iterator<J> {
  return Symbol.asyncIterator in group ? group[Symbol.asyncIterator]() : group[Symbol.iterator]()
}
