const [listings, pagesEach] = [16, 40]

/** Lists the first pages by many chains at once, so that their code is compiled. `list` begins one chain. */
export async function warmUp(list) {
  const chain = async () => {
    let pages = 0
    while (pages < pagesEach) for await (const page of list()) if (page && ++pages >= pagesEach) break
  }
  await Promise.all(Array.from({ length: listings }, chain))
}
